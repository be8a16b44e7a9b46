-- The reports that were saved, so that what is new since then can be shown. Not sealed: it is a help, and no evidence.

-- "size" is how many leaves the log had, "check_code" is what was printed.
CREATE TABLE report_made (
    id INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL,
    privacy TEXT NOT NULL,
    check_code TEXT NOT NULL,
    size INTEGER NOT NULL
) STRICT;
CREATE TABLE report_entry (
    report INTEGER NOT NULL REFERENCES report_made (id) ON DELETE CASCADE,
    entry_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (report, entry_id)
) STRICT, WITHOUT ROWID;
