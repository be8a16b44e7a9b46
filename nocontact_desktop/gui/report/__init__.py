"""The page on which a report is put together, looked at and saved."""
