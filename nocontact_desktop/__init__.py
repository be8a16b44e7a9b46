"""NoContact Desktop: a private notebook for people who go no contact."""

__version__ = "0.1.0"
