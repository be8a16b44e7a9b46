"""Accounts: which there are, who can get in, what was looked at, and bringing them in from a password manager."""
