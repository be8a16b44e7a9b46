-- The plan and the channel board. None of this is sealed: a plan may be changed and taken back without a trace.

-- Channels that are not in the guidance.
CREATE TABLE own_channel (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;

-- What was said about a channel. "used": we both use it. A block waits until the evidence is decided.
CREATE TABLE channel (
    id TEXT PRIMARY KEY,
    used INTEGER CHECK (used IN (0, 1)),
    choice TEXT CHECK (choice IN ('block', 'filter', 'open')),
    evidence TEXT CHECK (evidence IN ('saved', 'nothing', 'skipped')),
    decided_at TEXT,
    done_at TEXT,
    note TEXT NOT NULL DEFAULT '',
    CHECK (choice IS NOT 'block' OR evidence IS NOT NULL),
    CHECK ((choice IS NULL) = (decided_at IS NULL)),
    CHECK (done_at IS NULL OR choice IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE TABLE channel_identifier (
    channel_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (channel_id, place)
) STRICT, WITHOUT ROWID;

-- What each change to choice, evidence and date replaced, so that it can be undone.
CREATE TABLE channel_before (
    number INTEGER PRIMARY KEY,
    channel_id TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    choice TEXT,
    evidence TEXT,
    decided_at TEXT,
    done_at TEXT
) STRICT;
CREATE INDEX channel_before_by_channel ON channel_before (channel_id, number);

-- What was said about a step of the plan. No row: not looked at yet.
CREATE TABLE step (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'later', 'not_for_me')),
    note TEXT NOT NULL DEFAULT '',
    changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
