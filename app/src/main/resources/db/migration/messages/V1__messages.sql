-- What people are told: one digest a day for each, by mail and under "My messages".

-- A digest of all. Its letters leave once it is released; nothing is added to them then.
CREATE TABLE round (
    -- When it was due: the digest's hour, or a quarter of an hour.
    slot         timestamptz PRIMARY KEY,
    -- Until then one node makes it; after that another may begin again.
    leased_until timestamptz NOT NULL,
    released_at  timestamptz
);

CREATE TABLE letter (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id   uuid        NOT NULL REFERENCES people.person ON DELETE CASCADE,
    slot        timestamptz NOT NULL,
    -- 0, but for letters of somebody who turned out to be the same person.
    part        integer     NOT NULL DEFAULT 0 CHECK (part >= 0),
    queued_at   timestamptz NOT NULL,
    attempts    integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- Null once it is over; while a node sends it, when another may.
    next_at     timestamptz,
    sent_at     timestamptz,
    -- Why it cannot arrive by mail.
    unreachable text CHECK (unreachable IN ('no_address', 'refused', 'given_up')),
    -- The desk has printed it instead.
    printed_at  timestamptz,
    printed_by  uuid REFERENCES people.account ON DELETE SET NULL,
    UNIQUE (person_id, slot, part)
);
CREATE INDEX letter_next_at ON letter (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX letter_unreachable ON letter (person_id) WHERE unreachable IS NOT NULL AND printed_at IS NULL;
CREATE INDEX letter_printed_by ON letter (printed_by) WHERE printed_by IS NOT NULL;

-- What was said. The same is never said twice to one person.
CREATE TABLE line (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id  uuid        NOT NULL REFERENCES people.person ON DELETE CASCADE,
    kind       text        NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    -- Of what it was said, and what of it, such as a loan and the day it is due.
    key        text        NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
    words      text        NOT NULL CHECK (length(words) BETWEEN 1 AND 10000),
    -- A page of this site where more of it stands.
    address    text        NOT NULL DEFAULT '' CHECK (length(address) <= 200),
    true_until timestamptz,
    told_at    timestamptz NOT NULL,
    -- Null for what only "My messages" shows.
    letter_id  bigint REFERENCES letter ON DELETE SET NULL,
    UNIQUE (person_id, kind, key)
);
CREATE INDEX line_letter ON line (letter_id) WHERE letter_id IS NOT NULL;

-- How somebody wants to be told of a kind of news. Nothing where they chose nothing: by mail.
CREATE TABLE choice (
    person_id uuid        NOT NULL REFERENCES people.person ON DELETE CASCADE,
    kind      text        NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    way       text        NOT NULL CHECK (way IN ('here', 'none')),
    chosen_at timestamptz NOT NULL,
    PRIMARY KEY (person_id, kind)
);

-- When somebody last looked: what came since is new.
CREATE TABLE look (
    person_id uuid PRIMARY KEY REFERENCES people.person ON DELETE CASCADE,
    looked_at timestamptz NOT NULL
);
