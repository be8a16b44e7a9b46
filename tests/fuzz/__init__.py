"""Long fuzzing of what reads foreign bytes. ``python -m tests.fuzz`` runs every target until it is stopped."""
