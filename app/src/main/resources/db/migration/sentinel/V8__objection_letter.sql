-- Letters that an objection is answered with, until they are sent: to the person, and to the data protection officer.
CREATE TABLE sentinel.objection_letter (
    objection_id bigint      NOT NULL REFERENCES sentinel.objection ON DELETE CASCADE,
    kind         text        NOT NULL CHECK (kind IN ('receipt', 'officer')),
    attempts     integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- Not before then; empty when it was sent or given up.
    due_at       timestamptz,
    sent_at      timestamptz,
    PRIMARY KEY (objection_id, kind),
    CHECK (due_at IS NULL OR sent_at IS NULL)
);
CREATE INDEX objection_letter_due ON sentinel.objection_letter (due_at) WHERE due_at IS NOT NULL;
