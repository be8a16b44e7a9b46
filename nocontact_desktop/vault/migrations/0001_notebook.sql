-- What every notebook holds before anything is written into it.

CREATE TABLE notebook (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    sentinel TEXT NOT NULL,
    notebook_id TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    name TEXT PRIMARY KEY,
    saved_at TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
