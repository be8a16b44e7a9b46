"""A made-up notebook: to look at, to draw screenshots of, and to measure with. The same seed makes the same notebook."""
