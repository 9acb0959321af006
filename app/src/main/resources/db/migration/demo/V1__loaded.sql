-- What of the invented university is in this database; empty in a real library.
CREATE TABLE demo.loaded (
    what      text PRIMARY KEY,
    loaded_at timestamptz NOT NULL
);
