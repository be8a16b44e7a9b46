"""Papers beside the report: each one or two pages for one purpose, out of what the log proves and the profile shows."""
