-- Erasing somebody over all modules. What says whose erasure it is is emptied when it is complete.
CREATE TABLE erasure (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person     uuid,
    account    uuid,
    -- parted by blanks; for what is outside the tables
    tokens     text,
    -- texts about others that the officer keeps: `schema.table` and the row's key, one a line
    kept_texts text,
    -- null where the ledger erased again after a backup was restored
    asked_by   uuid,
    asked_at   timestamptz NOT NULL
);
CREATE INDEX erasure_account ON erasure (account) WHERE account IS NOT NULL;

-- Each step is written down when it is done, so that whoever takes up a broken one goes on there.
CREATE TABLE erasure_state (
    erasure     bigint PRIMARY KEY REFERENCES erasure ON DELETE CASCADE,
    -- by which the ledger outside the database knows it
    handle      uuid        NOT NULL UNIQUE,
    state       text        NOT NULL CHECK (state IN ('confirmed', 'ledger', 'outside', 'rows', 'done')),
    -- the person is gone; false where they are still a user and only some rows went
    whole       boolean     NOT NULL,
    -- after the restore of a backup
    from_ledger boolean     NOT NULL DEFAULT false,
    changed_at  timestamptz NOT NULL
);

-- What the certificate says.
CREATE TABLE erasure_line (
    erasure  bigint  NOT NULL REFERENCES erasure ON DELETE CASCADE,
    relation text    NOT NULL,
    category text    NOT NULL,
    ending   text    NOT NULL CHECK (ending IN ('deleted', 'emptied', 'kept')),
    why      text    NOT NULL,
    rows     bigint  NOT NULL CHECK (rows > 0),
    -- when what is kept goes, at the latest; null where nothing says so yet
    until    date,
    PRIMARY KEY (erasure, relation, category, ending, why)
);

-- Who is in the ledger and would have come back. `mark` is the ledger's keyed mark of them.
CREATE TABLE erased_return (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source    text        NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    mark      text        NOT NULL CHECK (mark ~ '^[0-9a-f]{64}$'),
    first_at  timestamptz NOT NULL,
    last_at   timestamptz NOT NULL,
    times     integer     NOT NULL DEFAULT 1 CHECK (times > 0),
    let_in_at timestamptz,
    UNIQUE (source, mark)
);

-- What was let go of when its time was over.
CREATE TABLE retention_report (
    day         date        NOT NULL,
    relation    text        NOT NULL,
    category    text        NOT NULL,
    ending      text        NOT NULL CHECK (ending IN ('deleted', 'emptied')),
    rows        bigint      NOT NULL CHECK (rows > 0),
    finished_at timestamptz NOT NULL,
    PRIMARY KEY (day, relation, category, ending)
);
