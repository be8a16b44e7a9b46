-- The sitting, the moment, and later looks.

-- When a channel was last looked at again, what stays of it (a line each), and when a number or account was added.
ALTER TABLE channel ADD COLUMN checked_at TEXT;
ALTER TABLE channel ADD COLUMN stays TEXT NOT NULL DEFAULT '';
ALTER TABLE channel_identifier ADD COLUMN added_at TEXT;

-- The user's own list for the channels: nothing in it changes anything outside the notebook. At most one has no end.
-- The three answers are those to the questions at its beginning; "apart" is what was said to the part that can be seen.
-- "at_card" is a card that was opened by hand; empty: the first that is not answered.
CREATE TABLE sitting (
    number INTEGER PRIMARY KEY,
    begun_at TEXT NOT NULL,
    paused_at TEXT,
    ended_at TEXT,
    place TEXT,
    person TEXT,
    device TEXT,
    went_on INTEGER NOT NULL DEFAULT 0 CHECK (went_on IN (0, 1)),
    apart TEXT CHECK (apart IN ('now', 'later')),
    at_card TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE sitting_card (
    sitting INTEGER NOT NULL,
    card_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'later', 'skipped')),
    why TEXT NOT NULL DEFAULT '',
    said_at TEXT NOT NULL,
    PRIMARY KEY (sitting, card_id)
) STRICT, WITHOUT ROWID;

-- The moment: one row, once something was said. Days are the user's own, ISO 8601.
CREATE TABLE moment (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    way TEXT CHECK (way IN ('together', 'stages')),
    planned_on TEXT,
    planned_time TEXT,
    started_on TEXT,
    paused_on TEXT,
    ending TEXT CHECK (ending IN ('open', 'review', 'undecided')),
    review_on TEXT
) STRICT;

-- Days to look again. "weeks" is set while the day follows from the start.
CREATE TABLE later_look (
    number INTEGER PRIMARY KEY,
    due_on TEXT NOT NULL,
    weeks INTEGER,
    looked_at TEXT
) STRICT;
