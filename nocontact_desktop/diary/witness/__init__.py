"""Witnesses of the sealed log from outside: slips that somebody signs, and replies of time stamp authorities."""
