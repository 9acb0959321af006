-- By which joining of two records a source's record came to its person; null where it was theirs from the first. It ranks
-- behind their own, and so do its later versions, also when the joining is forgotten.
ALTER TABLE source_record ADD COLUMN brought_by uuid;
CREATE INDEX source_record_brought ON source_record (source) WHERE brought_by IS NOT NULL;
