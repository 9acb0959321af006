-- From a reviewer's confirmation to a secured account: what is to be done, how far it has come, and what the person says.

CREATE TABLE sentinel.securing (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert_id      bigint      NOT NULL REFERENCES sentinel.alert ON DELETE CASCADE,
    account       text        NOT NULL,
    -- Never null: no account is secured without a person's decision.
    confirmed_by  uuid        NOT NULL,
    begun_at      timestamptz NOT NULL,
    -- Of the alert, kept to tell how long it took.
    first_line_at timestamptz NOT NULL,
    raised_at     timestamptz NOT NULL,
    -- When the last of the steps that lock a thief out was done.
    secured_at    timestamptz,
    undo_asked_by uuid,
    undo_asked_at timestamptz,
    undone_at     timestamptz,
    -- What the person answered, and when.
    answer        text CHECK (answer IN ('mine', 'not_mine')),
    answered_at   timestamptz,
    -- Both are emptied when nothing more can be done with them.
    username      text,
    contact       text,
    CHECK ((undo_asked_by IS NULL) = (undo_asked_at IS NULL)),
    CHECK (undone_at IS NULL OR undo_asked_at IS NOT NULL),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
);
-- Of two who confirm at once, one begins.
CREATE UNIQUE INDEX securing_one_at_a_time ON sentinel.securing (alert_id) WHERE undone_at IS NULL;
CREATE INDEX securing_alert ON sentinel.securing (alert_id, id DESC);
CREATE INDEX securing_known ON sentinel.securing (begun_at) WHERE username IS NOT NULL;

CREATE TABLE sentinel.securing_step (
    securing_id bigint      NOT NULL REFERENCES sentinel.securing ON DELETE CASCADE,
    kind        text        NOT NULL,
    -- Steps of a later phase give those of the earlier ones a head start.
    phase       smallint    NOT NULL,
    undoing     boolean     NOT NULL DEFAULT false,
    state       text        NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'dropped')),
    attempts    integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- Attempts before the present round of them, which a person's retry begins anew.
    before      integer     NOT NULL DEFAULT 0 CHECK (before >= 0),
    -- Rises whenever somebody takes the step or asks for it again: an older attempt's result then counts for nothing.
    claim       integer     NOT NULL DEFAULT 0,
    -- When waiting: not before then. When running: after that, whoever ran it is taken for dead.
    due_at      timestamptz,
    changed_at  timestamptz NOT NULL,
    sentence    text        NOT NULL DEFAULT '',
    PRIMARY KEY (securing_id, kind),
    CHECK ((due_at IS NOT NULL) = (state IN ('waiting', 'running')))
);
CREATE INDEX securing_step_due ON sentinel.securing_step (due_at) WHERE due_at IS NOT NULL;

-- Links by which a person says "that was me". Only hashes: whoever reads the table cannot answer.
CREATE TABLE sentinel.securing_code (
    code_hash   bytea PRIMARY KEY CHECK (octet_length(code_hash) = 32),
    securing_id bigint      NOT NULL REFERENCES sentinel.securing ON DELETE CASCADE,
    expires_at  timestamptz NOT NULL
);
CREATE INDEX securing_code_of ON sentinel.securing_code (securing_id);
