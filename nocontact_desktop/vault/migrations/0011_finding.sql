-- Finding entries again: whom and which orders an entry names, and filters kept under a name. None of it is sealed.
CREATE TABLE entry_person (
    name TEXT NOT NULL COLLATE NOCASE,
    entry_id TEXT NOT NULL,
    PRIMARY KEY (name, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_person_by_entry ON entry_person (entry_id);
CREATE TABLE entry_order (
    order_key TEXT NOT NULL, -- the id of an order; where an entry names one in words alone, these
    entry_id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (order_key, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_order_by_entry ON entry_order (entry_id);
CREATE INDEX entry_by_channel ON entry (channel, sort_key DESC, number DESC);
CREATE INDEX entry_by_end ON entry (last_key, sort_key);

-- Whatever sets an entry's row sets its names, from the record its leaf stands for. Writing to this view is the one
-- place that says where in an entry people and orders are named.
CREATE VIEW entry_names AS SELECT id, leaf FROM entry;
CREATE TRIGGER entry_names_are_set INSTEAD OF INSERT ON entry_names BEGIN
    DELETE FROM entry_person WHERE entry_id = NEW.id;
    DELETE FROM entry_order WHERE entry_id = NEW.id;
    INSERT OR IGNORE INTO entry_person (name, entry_id)
        SELECT trim(name, char(9, 10, 13, 32)), NEW.id FROM (
            SELECT json_extract(value, '$.name') AS name
                FROM record, json_each(record.fields, '$.people') WHERE leaf = NEW.leaf
            UNION ALL SELECT json_extract(value, '$.name')
                FROM record, json_each(record.fields, '$.witness_list') WHERE leaf = NEW.leaf
            UNION ALL SELECT json_extract(fields, '$.third_party.name') FROM record WHERE leaf = NEW.leaf
            UNION ALL SELECT json_extract(fields, '$.told_first.who') FROM record WHERE leaf = NEW.leaf
            UNION ALL SELECT json_extract(fields, '$.told_by') FROM record WHERE leaf = NEW.leaf
        ) WHERE trim(name, char(9, 10, 13, 32)) <> '';
    INSERT OR IGNORE INTO entry_order (order_key, entry_id, name)
        SELECT coalesce(json_extract(value, '$.order_id'), json_extract(value, '$.order')), NEW.id,
                json_extract(value, '$.order')
            FROM record, json_each(record.fields, '$.order_terms')
            WHERE leaf = NEW.leaf AND json_extract(value, '$.order') <> '';
END;
CREATE TRIGGER entry_is_named AFTER INSERT ON entry BEGIN
    INSERT INTO entry_names (id, leaf) VALUES (NEW.id, NEW.leaf);
END;
CREATE TRIGGER entry_is_named_anew AFTER UPDATE ON entry BEGIN
    INSERT INTO entry_names (id, leaf) VALUES (NEW.id, NEW.leaf);
END;
CREATE TRIGGER entry_is_named_no_more AFTER DELETE ON entry BEGIN
    DELETE FROM entry_person WHERE entry_id = OLD.id;
    DELETE FROM entry_order WHERE entry_id = OLD.id;
END;
INSERT INTO entry_names (id, leaf) SELECT id, leaf FROM entry;

-- Filters kept under a name; "filter" is JSON in the shape of diary/filters.py.
CREATE TABLE saved_view (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    filter TEXT NOT NULL CHECK (json_valid(filter))
) STRICT, WITHOUT ROWID;
