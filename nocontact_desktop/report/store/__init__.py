"""The SQL of what the report keeps beside the diary."""
