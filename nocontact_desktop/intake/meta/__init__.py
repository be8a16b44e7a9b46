"""What the exports of Messenger and Instagram have in common: both are made by the same "Download your information"."""
