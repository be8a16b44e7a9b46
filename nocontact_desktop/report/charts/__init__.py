"""Charts as plain shapes: counts go in, rectangles, lines and labels come out. Windows and reports draw the same."""
