-- The transaction in which lending last changed the status of one of a record's items. Beside record.touched_in, since a
-- record is a wide row with many indexes: to write it anew at every loan would keep a desk waiting.
CREATE TABLE record_touch (
    record_id  bigint PRIMARY KEY REFERENCES record ON DELETE CASCADE,
    touched_in xid8   NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX record_touch_touched_in ON record_touch (touched_in);
