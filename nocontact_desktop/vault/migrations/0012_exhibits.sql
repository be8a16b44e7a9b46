-- Files kept as evidence, as lists and the search need them. What is sealed stands in their records.

-- One row for each exhibit that is there, in the order they were taken in. One that came with an entry that is not
-- saved yet is marked as begun: it goes when that is put away.
CREATE TABLE exhibit (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    leaf INTEGER NOT NULL,
    kind TEXT NOT NULL,
    parent TEXT,
    begun INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX exhibit_by_kind ON exhibit (kind, number);
CREATE INDEX exhibit_by_parent ON exhibit (parent) WHERE parent IS NOT NULL;
CREATE INDEX entry_exhibit_by_exhibit ON entry_exhibit (exhibit_id);

-- Words to search by: its name, what the writer says about it, and the text that stands in it.
CREATE VIRTUAL TABLE exhibit_words USING fts5 (name, said, body, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO exhibit_words (exhibit_words, rank) VALUES ('secure-delete', 1);

-- Exhibits of notebooks that were made before.
INSERT INTO exhibit (id, leaf, kind, parent)
    SELECT id, leaf, json_extract(fields, '$.kind'), json_extract(fields, '$.parent') FROM record r
    WHERE kind = 'exhibit' AND fields IS NOT NULL
    AND revision = (SELECT max(revision) FROM record WHERE kind = 'exhibit' AND id = r.id)
    ORDER BY (SELECT min(leaf) FROM record WHERE kind = 'exhibit' AND id = r.id);
INSERT INTO exhibit_words (rowid, name, said, body)
    SELECT e.number, json_extract(r.fields, '$.name'), ifnull(json_extract(r.fields, '$.caption'), ''), ''
    FROM exhibit e JOIN record r ON r.leaf = e.leaf ORDER BY e.number;
