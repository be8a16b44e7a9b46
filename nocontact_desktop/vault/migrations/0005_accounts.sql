-- The inventory of accounts. Nothing secret stands in it: no passwords, no codes. None of it is sealed.
-- "came" is address, login and title as JSON, as an export gave them: it is known again after it was changed here.
CREATE TABLE account (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    address TEXT NOT NULL,
    login TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    came TEXT NOT NULL DEFAULT '',
    power TEXT,
    plan TEXT,
    access TEXT,
    access_note TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    made_at TEXT NOT NULL DEFAULT '',
    changed_at TEXT NOT NULL DEFAULT '',
    password_changed_at TEXT NOT NULL DEFAULT '',
    added_at TEXT NOT NULL,
    closed_at TEXT
) STRICT, WITHOUT ROWID;

-- Where one is with one thing to look at. "day" is when it was done, as the user says; "said_at" when they said so.
CREATE TABLE account_aspect (
    account_id TEXT NOT NULL,
    aspect TEXT NOT NULL,
    state TEXT NOT NULL,
    day TEXT NOT NULL DEFAULT '',
    said_at TEXT NOT NULL,
    PRIMARY KEY (account_id, aspect)
) STRICT, WITHOUT ROWID;
