"""The page Steady: what helps afterwards."""
