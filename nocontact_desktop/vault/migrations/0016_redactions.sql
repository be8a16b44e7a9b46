-- The words that are still to be read in copies of exhibits with parts covered. Not sealed: the pictures are.
CREATE TABLE redaction_words (
    exhibit_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (exhibit_id, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER redaction_words_go_with_their_copy AFTER UPDATE OF fields ON record
    WHEN NEW.kind = 'redaction' AND NEW.fields IS NULL
    BEGIN DELETE FROM redaction_words WHERE exhibit_id = NEW.id AND place = NEW.revision; END;
