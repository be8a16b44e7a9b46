-- People, terms of contact that must remain, and protective orders, each in the user's own order. "said" is JSON in the
-- shape of preparation/people.py, terms.py and orders.py. None of it is sealed: it may be changed and taken back without
-- a trace.
CREATE TABLE person (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    said TEXT NOT NULL CHECK (json_valid(said))
) STRICT, WITHOUT ROWID;
CREATE TABLE contact_terms (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    said TEXT NOT NULL CHECK (json_valid(said))
) STRICT, WITHOUT ROWID;
CREATE TABLE protective_order (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    said TEXT NOT NULL CHECK (json_valid(said))
) STRICT, WITHOUT ROWID;
