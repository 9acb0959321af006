-- Tokens only: no name, address, path or query ever reaches these tables.

-- One row: everything the detector holds besides the accounts' states, as of the last committed chunk of lines.
CREATE TABLE sentinel.detector (
    id          smallint PRIMARY KEY CHECK (id = 1),
    settings    text        NOT NULL,
    checkpoint  bytea       NOT NULL,
    chunks      bigint      NOT NULL CHECK (chunks > 0),
    newest_line timestamptz,
    saved_at    timestamptz NOT NULL
);

CREATE TABLE sentinel.account_state (
    account   text PRIMARY KEY,
    last_day  date  NOT NULL,
    state     bytea NOT NULL
);
CREATE INDEX account_state_last_day ON sentinel.account_state (last_day);

-- Fingerprints (8 bytes each, sorted) of the lines already counted, by the hour of the line's own time.
CREATE TABLE sentinel.seen_lines (
    hour         timestamptz PRIMARY KEY,
    fingerprints bytea NOT NULL CHECK (octet_length(fingerprints) % 8 = 0)
);

CREATE TABLE sentinel.log_source (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text        NOT NULL,
    received_at timestamptz NOT NULL,
    format      text        NOT NULL,
    lines       bigint      NOT NULL CHECK (lines >= 0),
    events      bigint      NOT NULL CHECK (events >= 0),
    repeated    bigint      NOT NULL CHECK (repeated >= 0),
    skipped     bigint      NOT NULL CHECK (skipped >= 0),
    CHECK (lines = events + repeated + skipped)
);

CREATE TABLE sentinel.account_day (
    account     text             NOT NULL,
    day         date             NOT NULL,
    score       double precision NOT NULL,
    probability double precision NOT NULL CHECK (probability BETWEEN 0 AND 1),
    documents   integer          NOT NULL CHECK (documents >= 0),
    hits        bigint           NOT NULL CHECK (hits >= 0),
    addresses   integer          NOT NULL CHECK (addresses >= 0),
    networks    integer          NOT NULL CHECK (networks >= 0),
    countries   integer          NOT NULL CHECK (countries >= 0),
    bytes       bigint           NOT NULL,
    PRIMARY KEY (account, day)
);

CREATE TABLE sentinel.alert (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account          text             NOT NULL,
    opened_at        timestamptz      NOT NULL,
    first_at         timestamptz      NOT NULL,
    last_at          timestamptz      NOT NULL CHECK (last_at >= first_at),
    score            double precision NOT NULL,
    probability      double precision NOT NULL CHECK (probability BETWEEN 0 AND 1),
    documents_before integer          NOT NULL CHECK (documents_before >= 0),
    documents        integer          NOT NULL CHECK (documents >= 0),
    raised_at        timestamptz      NOT NULL,
    UNIQUE (account, opened_at)
);
CREATE INDEX alert_newest ON sentinel.alert (opened_at DESC, id DESC);
CREATE INDEX alert_strongest ON sentinel.alert (score DESC, id DESC);

CREATE TABLE sentinel.alert_finding (
    alert_id bigint           NOT NULL REFERENCES sentinel.alert ON DELETE CASCADE,
    position smallint         NOT NULL CHECK (position >= 0),
    code     text             NOT NULL,
    bits     double precision NOT NULL,
    sentence text             NOT NULL,
    PRIMARY KEY (alert_id, position)
);

CREATE TABLE sentinel.alert_hour (
    alert_id  bigint      NOT NULL REFERENCES sentinel.alert ON DELETE CASCADE,
    start_at  timestamptz NOT NULL,
    documents integer     NOT NULL CHECK (documents >= 0),
    PRIMARY KEY (alert_id, start_at)
);
