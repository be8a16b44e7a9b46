-- Devices, what was looked at on them, lists of apps compared with lists of known names, and the pattern questions.

-- "whose" and "handled" are the user's own words: whose it is, and who has had it in hand. Empty: not said.
CREATE TABLE device (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    whose TEXT NOT NULL DEFAULT '',
    handled TEXT NOT NULL DEFAULT '',
    account TEXT NOT NULL DEFAULT '' CHECK (account IN ('', 'me', 'person', 'shared', 'not_sure')),
    plan TEXT NOT NULL DEFAULT '' CHECK (plan IN ('', 'keep', 'check', 'replace', 'evidence')),
    note TEXT NOT NULL DEFAULT '',
    added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was said about a check on one device. "changed_at" is when the state was last said, not when a note was written.
CREATE TABLE device_check (
    device_id TEXT NOT NULL REFERENCES device (id) ON DELETE CASCADE,
    step_id TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'later', 'not_for_me')),
    note TEXT NOT NULL DEFAULT '',
    changed_at TEXT,
    PRIMARY KEY (device_id, step_id)
) STRICT, WITHOUT ROWID;

-- A list of apps that was compared with a list of known names, and the names that stood in both.
-- "list_date" is ISO 8601; NULL: nobody knows how old the list was. "packages" and "listed" are how many names each had.
CREATE TABLE comparison (
    id TEXT PRIMARY KEY,
    device_id TEXT NOT NULL REFERENCES device (id) ON DELETE CASCADE,
    compared_at TEXT NOT NULL,
    list_date TEXT,
    packages INTEGER NOT NULL,
    listed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX comparison_by_device ON comparison (device_id, compared_at);
CREATE TABLE comparison_hit (
    comparison_id TEXT NOT NULL REFERENCES comparison (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    package TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (comparison_id, place)
) STRICT, WITHOUT ROWID;

-- Which of the pattern questions fit. No row: open.
CREATE TABLE pattern (
    step_id TEXT PRIMARY KEY,
    fit TEXT NOT NULL DEFAULT 'open' CHECK (fit IN ('open', 'fits', 'not', 'not_sure')),
    note TEXT NOT NULL DEFAULT '',
    changed_at TEXT
) STRICT, WITHOUT ROWID;
