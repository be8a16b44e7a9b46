-- The sealed log, and everything it seals.

-- One row for every save. Rows are added and nothing else.
CREATE TABLE leaf (
    number INTEGER PRIMARY KEY,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;
-- REPLACE would get past the trigger on deleting; so a leaf goes to the end or nowhere.
CREATE TRIGGER leaf_goes_to_the_end BEFORE INSERT ON leaf
    WHEN NEW.number <> (SELECT ifnull(max(number), -1) + 1 FROM leaf)
    BEGIN SELECT raise(ABORT, 'a leaf stays as it is'); END;
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
    leaf INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    salt BLOB,
    fields TEXT,
    UNIQUE (kind, id, revision)
) STRICT;

-- The present revision of each entry, as lists need it.
CREATE TABLE entry (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    revision INTEGER NOT NULL,
    leaf INTEGER NOT NULL,
    sort_key TEXT NOT NULL,
    last_key TEXT NOT NULL,
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

-- Kept files: the original bytes, once each, in rows of 1 MiB. The hash is set when all of them are there.
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    sha256 BLOB UNIQUE CHECK (length(sha256) = 32),
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

-- What needs a file ("exhibit" or "source", with its id). A file that nothing needs is removed.
CREATE TABLE file_use (
    file_id INTEGER NOT NULL REFERENCES file (id),
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (file_id, kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_use_by_user ON file_use (kind, id);

-- Imports. What a source is stands in its record; its messages show when the state is complete.
CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('reading', 'complete'))
) STRICT;
CREATE TABLE source_batch (
    first INTEGER PRIMARY KEY,
    last INTEGER NOT NULL,
    source INTEGER NOT NULL
) STRICT;
CREATE TABLE conversation (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    format TEXT NOT NULL,
    title TEXT NOT NULL,
    messages INTEGER NOT NULL DEFAULT 0,
    first TEXT,
    last TEXT
) STRICT;
CREATE TABLE participant (
    number INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL REFERENCES conversation (number),
    raw TEXT NOT NULL,
    name TEXT NOT NULL,
    is_me INTEGER,
    UNIQUE (conversation, raw)
) STRICT;

-- Messages: the number is the leaf's. Rows are added in the order of the file and of time, and the one index
-- serves windows as well as the search for duplicates: random keys would touch a page of their own each.
CREATE TABLE message (
    number INTEGER PRIMARY KEY,
    salt BLOB NOT NULL,
    source INTEGER NOT NULL,
    conversation INTEGER NOT NULL,
    sort INTEGER NOT NULL,
    mark INTEGER NOT NULL,
    kind TEXT NOT NULL,
    author INTEGER,
    direction TEXT NOT NULL,
    locator TEXT NOT NULL,
    time_raw TEXT NOT NULL,
    time_local TEXT,
    time_utc TEXT,
    clock INTEGER NOT NULL,
    raw TEXT,
    text TEXT NOT NULL,
    flags TEXT,
    attachments TEXT
) STRICT;
CREATE INDEX message_in_order ON message (conversation, sort, number, source, mark);
CREATE TABLE clock (
    number INTEGER PRIMARY KEY,
    zone TEXT NOT NULL,
    zone_basis TEXT NOT NULL,
    precision TEXT NOT NULL,
    ambiguous INTEGER NOT NULL,
    UNIQUE (zone, zone_basis, precision, ambiguous)
) STRICT;
CREATE TABLE attachment (
    message INTEGER NOT NULL,
    place INTEGER NOT NULL,
    file_id INTEGER NOT NULL REFERENCES file (id),
    PRIMARY KEY (message, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE duplicate (
    source INTEGER NOT NULL,
    place INTEGER NOT NULL,
    message INTEGER NOT NULL,
    locator TEXT NOT NULL,
    PRIMARY KEY (source, place)
) STRICT, WITHOUT ROWID;

-- Every 512th message of a conversation, so that a window far down is found at once.
CREATE TABLE waypoint (
    conversation INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sort INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (conversation, place)
) STRICT, WITHOUT ROWID;

-- Words to search by.
CREATE VIRTUAL TABLE entry_words USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO entry_words (entry_words, rank) VALUES ('secure-delete', 1);
CREATE VIRTUAL TABLE message_words USING fts5 (text, content = 'message', content_rowid = 'number', tokenize = "unicode61 remove_diacritics 2");
INSERT INTO message_words (message_words, rank) VALUES ('secure-delete', 1);
