-- Steady: notes of contact that happened, check-ins, memories that became clear and days that can be hard; and own words,
-- each in its place. None of it is sealed in the log: each can be erased without a mark.

CREATE TABLE steady_note (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('contact', 'check-in', 'memory', 'day')),
    noted_at TEXT NOT NULL,
    fields TEXT NOT NULL CHECK (json_valid(fields))
) STRICT, WITHOUT ROWID;
CREATE INDEX steady_note_of_kind ON steady_note (kind, noted_at);

CREATE TABLE own_words (
    place TEXT PRIMARY KEY,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
