-- Accounts with a staff role of which a feed may speak: somebody has looked, and it is the same person.
CREATE TABLE feed_permission (
    account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    allowed_at timestamptz NOT NULL,
    allowed_by uuid REFERENCES account ON DELETE SET NULL
);
