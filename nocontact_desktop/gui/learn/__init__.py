"""Learn: short articles by topic."""
