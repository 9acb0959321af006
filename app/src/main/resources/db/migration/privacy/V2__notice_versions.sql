-- Every version of the notice that this installation ran by, or that was handed in to be signed before an upgrade.
CREATE TABLE notice_version (
    hash           text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
    -- canonical JSON; the hash is its SHA-256
    content        text        NOT NULL,
    -- `first`: the notice of a new installation, taken as it is
    came           text        NOT NULL CHECK (came IN ('first', 'start', 'upload')),
    added_at       timestamptz NOT NULL,
    -- null while the program has not yet run by it
    first_start_at timestamptz CHECK (first_start_at >= added_at)
);
CREATE UNIQUE INDEX notice_version_one_first ON notice_version (came) WHERE came = 'first';

-- What an officer decided about a substantial change.
CREATE TABLE notice_decision (
    hash       text    NOT NULL REFERENCES notice_version,
    number     integer NOT NULL CHECK (number >= 1),
    change     text    NOT NULL,
    choice     text    NOT NULL CHECK (choice IN ('compatible', 'tell')),
    reason     text    NOT NULL CHECK (length(reason) <= 2000 AND (choice = 'tell' OR length(btrim(reason)) >= 10)),
    -- null once nothing leads to that person any longer
    decided_by uuid,
    PRIMARY KEY (hash, number)
);

CREATE TABLE notice_signature (
    hash      text PRIMARY KEY REFERENCES notice_version,
    signed_at timestamptz NOT NULL,
    signed_by uuid
);

-- Who has seen a change that people are told of.
CREATE TABLE notice_seen (
    account uuid        NOT NULL,
    hash    text        NOT NULL REFERENCES notice_version,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (account, hash)
);
