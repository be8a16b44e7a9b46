"""NoContact Desktop: a private notebook for people who go no contact."""
