"""The diary: the list and an entry, writing, bringing in messages, reading conversations."""
