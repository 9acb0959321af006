-- When a table's files were last written anew, so that no bytes of deleted rows are left in them.
CREATE TABLE rewrite (
    relation     text PRIMARY KEY,
    outcome      text        NOT NULL CHECK (outcome IN ('rewritten', 'too_large', 'busy', 'still_seen', 'refused')),
    tried_at     timestamptz NOT NULL,
    -- when the last one that succeeded began; null where none did
    rewritten_at timestamptz
);
