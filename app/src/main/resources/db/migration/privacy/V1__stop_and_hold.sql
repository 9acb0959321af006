-- Who stopped what. `subject` is a person's or an account's number; `purpose` is one of the notice, or * for the use of
-- their data altogether (restriction). The row policies look here at every read.
CREATE TABLE stop (
    subject text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 100),
    purpose text        NOT NULL CHECK (purpose ~ '^(\*|[a-z][a-z0-9_]{1,50})$'),
    since   timestamptz NOT NULL,
    PRIMARY KEY (subject, purpose)
);

-- What may not be erased yet: a legal claim, an unpaid bill. `category` is one of the notice, or * for all.
CREATE TABLE hold (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject    text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 100),
    category   text        NOT NULL CHECK (category ~ '^(\*|[a-z][a-z0-9_]{1,50})$'),
    kind       text        NOT NULL CHECK (kind ~ '^[a-z_]{2,30}$'),
    reason     text        NOT NULL CHECK (length(btrim(reason)) BETWEEN 10 AND 2000),
    placed_by  uuid        NOT NULL,
    placed_at  timestamptz NOT NULL,
    until      date        NOT NULL
);
CREATE INDEX hold_subject ON hold (subject, category);
