"""People, words to use, contact on terms, and the law: who knows what, and what was agreed or ordered."""
