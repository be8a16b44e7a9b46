"""Court forms: which entries one asks for, and a worksheet that says box by box what to copy into it."""
