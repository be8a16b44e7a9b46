"""The first run: one short card at a time, each as easy to leave as to go on from."""
