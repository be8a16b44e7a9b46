"""A made-up notebook: to look at, to draw pictures of, and to measure with. The same seed makes the same one."""
