"""Settings: lock, secrets, copies, look, name."""
