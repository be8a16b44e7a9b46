-- The sealed log, and everything it seals.

-- One row for every save. Rows are added and nothing else.
CREATE TABLE leaf (
    number INTEGER PRIMARY KEY,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;
CREATE INDEX leaf_by_record ON leaf (kind, record_id, revision);
CREATE TRIGGER leaf_is_not_changed BEFORE UPDATE ON leaf BEGIN SELECT raise(ABORT, 'a leaf stays as it is'); END;
CREATE TRIGGER leaf_is_not_deleted BEFORE DELETE ON leaf BEGIN SELECT raise(ABORT, 'a leaf stays as it is'); END;

-- The tree's size and the roots of its complete subtrees, largest first.
CREATE TABLE tree (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    size INTEGER NOT NULL,
    peaks BLOB NOT NULL
) STRICT;
INSERT INTO tree (one, size, peaks) VALUES (1, 0, x'');

CREATE TABLE checkpoint (
    size INTEGER PRIMARY KEY,
    body BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;

-- What a leaf stands for: every revision of everything but messages. After a deletion salt and fields are gone.
CREATE TABLE record (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    leaf INTEGER NOT NULL UNIQUE,
    salt BLOB,
    fields TEXT,
    PRIMARY KEY (kind, id, revision)
) STRICT, WITHOUT ROWID;

-- The present revision of each entry, as lists need it.
CREATE TABLE entry (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    revision INTEGER NOT NULL,
    sort_key TEXT NOT NULL,
    channel TEXT,
    through_others INTEGER NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX entry_by_time ON entry (sort_key DESC, number DESC);
CREATE INDEX entry_by_kind ON entry (kind, sort_key DESC, number DESC);
CREATE TABLE entry_exhibit (
    entry_id TEXT NOT NULL,
    exhibit_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (entry_id, exhibit_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE entry_message (
    entry_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    PRIMARY KEY (entry_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_message_by_message ON entry_message (message_id);

-- Kept files: the original bytes, once each, in rows of 1 MiB.
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL
) STRICT;
CREATE TABLE file_chunk (
    file_id INTEGER NOT NULL REFERENCES file (id),
    place INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (file_id, place)
) STRICT;
CREATE TABLE thumbnail (
    file_id INTEGER PRIMARY KEY REFERENCES file (id),
    data BLOB NOT NULL
) STRICT;

-- Imports.
CREATE TABLE source (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('reading', 'complete', 'withdrawn'))
) STRICT, WITHOUT ROWID;
CREATE TABLE conversation (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    format TEXT NOT NULL,
    title TEXT NOT NULL,
    UNIQUE (format, title)
) STRICT;
CREATE TABLE participant (
    number INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL REFERENCES conversation (number),
    raw TEXT NOT NULL,
    name TEXT NOT NULL,
    is_me INTEGER,
    UNIQUE (conversation, raw)
) STRICT;
CREATE TABLE message (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    conversation INTEGER NOT NULL REFERENCES conversation (number),
    source INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sort_key TEXT NOT NULL,
    author INTEGER,
    duplicate_key BLOB NOT NULL,
    text TEXT NOT NULL,
    leaf INTEGER NOT NULL,
    salt BLOB,
    fields TEXT
) STRICT;
CREATE INDEX message_by_place ON message (conversation, sort_key, source, place);
CREATE UNIQUE INDEX message_by_key ON message (conversation, duplicate_key);
CREATE INDEX message_by_source ON message (source);
CREATE TABLE attachment (
    message INTEGER NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    file_id INTEGER REFERENCES file (id),
    PRIMARY KEY (message, place)
) STRICT, WITHOUT ROWID;

-- Words to search by.
CREATE VIRTUAL TABLE entry_words USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO entry_words (entry_words, rank) VALUES ('secure-delete', 1);
CREATE VIRTUAL TABLE message_words USING fts5 (text, content = 'message', content_rowid = 'number', tokenize = "unicode61 remove_diacritics 2");
INSERT INTO message_words (message_words, rank) VALUES ('secure-delete', 1);
