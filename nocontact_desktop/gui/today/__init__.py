"""The first page: what comes next, and what can be done at once."""
