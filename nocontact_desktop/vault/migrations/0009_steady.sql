-- Steady: urges, words that are not sent, and things put away. None of it is sealed in the log: each can be erased
-- without a mark.

-- An urge without an outcome is the one going on. "ends_at" is the moment its pause ends.
CREATE TABLE urge (
    id TEXT PRIMARY KEY,
    began_at TEXT NOT NULL,
    ends_at TEXT,
    about TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(about)),
    words TEXT NOT NULL DEFAULT '',
    outcome TEXT CHECK (outcome IN ('passed', 'wrote', 'other'))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX urge_going_on ON urge (outcome IS NULL) WHERE outcome IS NULL;

CREATE TABLE unsent (
    id TEXT PRIMARY KEY,
    began_at TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A thing put away. "name" is what stands on the outside, "text" what is inside. "closed_at" is when it was put away;
-- without it, it is still being packed. "asked_at" is when opening it was asked for.
CREATE TABLE put_away (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('pictures', 'letter', 'files', 'objects')),
    begun_at TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    wait TEXT NOT NULL CHECK (wait IN ('ten', 'hour', 'day', 'three-days', 'week')),
    note TEXT NOT NULL DEFAULT '',
    keeper TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    closed_at TEXT,
    asked_at TEXT
) STRICT, WITHOUT ROWID;
-- Its files; their bytes are kept as those of exhibits are, each needed by the id of its row here.
CREATE TABLE put_away_file (
    id TEXT PRIMARY KEY,
    thing TEXT NOT NULL REFERENCES put_away (id),
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    size INTEGER NOT NULL,
    kind TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX put_away_file_of_thing ON put_away_file (thing, place);
