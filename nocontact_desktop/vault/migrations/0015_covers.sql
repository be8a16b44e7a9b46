-- Passages that reports cover, and findings that were kept on purpose. Not sealed: what is covered can be shown again.

-- From "start" up to "stop" in the wording that "revision" has at "field", such as "what_happened" or
-- "witness_list.0.can_say". Counted in characters: the words themselves stand in the record alone, and go with it.
CREATE TABLE cover (
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    field TEXT NOT NULL,
    revision INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    stop INTEGER NOT NULL CHECK (stop > start),
    covered_at TEXT NOT NULL,
    PRIMARY KEY (kind, record, field, revision, start, stop)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER cover_goes_with_its_record AFTER UPDATE OF fields ON record WHEN NEW.fields IS NULL
    BEGIN DELETE FROM cover WHERE kind = NEW.kind AND record = NEW.id; END;

-- What was found and is to stay, by a hash of what and where: the words are not kept a second time.
CREATE TABLE kept_finding (
    key BLOB PRIMARY KEY CHECK (length(key) = 32),
    kept_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
