-- The signing key of a notebook that got a new master: one key for its whole life, so that the log goes on under it.
-- Empty as long as the notebook has its first master, which the signing key is made from.

CREATE TABLE signing (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seed BLOB NOT NULL CHECK (length(seed) = 32)
) STRICT;
