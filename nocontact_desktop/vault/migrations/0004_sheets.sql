-- What was written on the sheets of the plan. None of it is sealed: it may be changed and taken back without a trace.
CREATE TABLE sheet_answer (
    sheet_id TEXT NOT NULL,
    part_id TEXT NOT NULL,
    value TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (sheet_id, part_id)
) STRICT, WITHOUT ROWID;

-- A script in the user's own words. No row: as it stands in the guidance.
CREATE TABLE own_script (
    script_id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
