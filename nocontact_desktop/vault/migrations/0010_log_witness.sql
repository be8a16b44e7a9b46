-- What stands beside a checkpoint from outside the notebook. None of it is sealed: it is about the log, not in it.

-- A page that was printed for somebody to sign, and who signed it when, as the user tells it.
CREATE TABLE slip (
    id INTEGER PRIMARY KEY,
    size INTEGER NOT NULL REFERENCES checkpoint (size),
    made_at TEXT NOT NULL,
    signed_by TEXT NOT NULL DEFAULT '',
    signed_on TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX slip_by_size ON slip (size);

-- A request for a time stamp (RFC 3161). The nonce and the checkpoint give its bytes again.
CREATE TABLE time_request (
    size INTEGER PRIMARY KEY REFERENCES checkpoint (size),
    made_at TEXT NOT NULL,
    nonce BLOB NOT NULL CHECK (length(nonce) = 8)
) STRICT;

-- The replies as they came back, with the root certificate the user gave, and what they said when they were checked.
CREATE TABLE time_reply (
    sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
    size INTEGER NOT NULL REFERENCES time_request (size),
    brought_at TEXT NOT NULL,
    reply BLOB NOT NULL,
    root BLOB NOT NULL,
    authority TEXT NOT NULL,
    time TEXT NOT NULL,
    chain TEXT NOT NULL CHECK (chain IN ('given', 'inside', 'open')),
    above TEXT NOT NULL
) STRICT;
CREATE INDEX time_reply_by_size ON time_reply (size);
