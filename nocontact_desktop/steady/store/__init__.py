"""The SQL of what helps afterwards."""
