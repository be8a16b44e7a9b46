"""Imported messages: how each is sealed, kept, found again as a duplicate, and read in windows."""
