-- The key to what the record says of somebody in one year. `subject` is the number of a person or of an account, a
-- pseudonym, or * for what is of no one person. The record itself knows the handle only, so once a key is gone nobody
-- can read what it sealed, nor say whom it was about.
CREATE TABLE audit_key (
    handle  uuid PRIMARY KEY,
    subject text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    year    integer     NOT NULL,
    key     bytea       NOT NULL CHECK (length(key) = 32),
    made_at timestamptz NOT NULL,
    UNIQUE (subject, year)
);
CREATE INDEX audit_key_made_at ON audit_key (made_at);

-- Who did what with whose data. No purpose may change or delete a row: the notice gives none the operation. Each hash
-- is over the row and the hash before it.
CREATE TABLE audit_entry (
    seq     bigint PRIMARY KEY CHECK (seq >= 1),
    at      timestamptz NOT NULL,
    -- handle of whoever did it; null for the program
    actor   uuid,
    -- no foreign key: the key goes, the row stays
    subject uuid        NOT NULL,
    nonce   bytea       NOT NULL CHECK (length(nonce) = 12),
    content bytea       NOT NULL,
    hash    bytea       NOT NULL CHECK (length(hash) = 32)
);
CREATE INDEX audit_entry_subject ON audit_entry (subject, seq);

CREATE TABLE audit_checkpoint (
    seq        bigint PRIMARY KEY,
    hash       bytea       NOT NULL CHECK (length(hash) = 32),
    made_at    timestamptz NOT NULL,
    public_key bytea       NOT NULL,
    signature  bytea       NOT NULL
);
