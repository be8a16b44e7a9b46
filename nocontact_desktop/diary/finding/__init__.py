"""What filters, the calendar, saved views and counts ask of the tables."""
