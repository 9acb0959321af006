-- Who decided that the account was not stolen after all and wants its securing taken back: written with the verdict, so that
-- no crash can come between the two. Empty again with every other decision.
ALTER TABLE sentinel.alert ADD COLUMN undo_wanted_by uuid;
CREATE INDEX alert_undo_wanted ON sentinel.alert (id) WHERE undo_wanted_by IS NOT NULL;
