"""The command line: every job of the program without its window."""
