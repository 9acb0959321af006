-- How right the detector is: account-days without an alert drawn at random, and second looks, both decided blind.

CREATE INDEX account_day_day ON sentinel.account_day (day);

-- One row a calendar day that was drawn from; with its seed the draw can be repeated.
CREATE TABLE sentinel.audit_draw (
    day      date PRIMARY KEY,
    drawn_at timestamptz      NOT NULL,
    seed     bigint           NOT NULL,
    -- How many samples the day was to give, on average.
    expected double precision NOT NULL CHECK (expected >= 0)
);

-- How many account-days without an alert each stratum of that day had, and the chance of each to be drawn.
CREATE TABLE sentinel.audit_stratum (
    day          date             NOT NULL REFERENCES sentinel.audit_draw ON DELETE CASCADE,
    band         text             NOT NULL,
    countries    text             NOT NULL,
    age          text             NOT NULL,
    -- Empty until accounts have a cohort here.
    cohort       text             NOT NULL DEFAULT '',
    account_days integer          NOT NULL CHECK (account_days > 0),
    inclusion    double precision NOT NULL CHECK (inclusion BETWEEN 0 AND 1),
    PRIMARY KEY (day, band, countries, age, cohort)
);

-- What a reviewer judges without its score. Three kinds that look the same: a day below the line, an alert that somebody
-- has decided, and a sample that somebody has decided.
CREATE TABLE sentinel.audit_sample (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text             NOT NULL CHECK (kind IN ('below', 'second_alert', 'second_audit')),
    account     text             NOT NULL,
    day         date             NOT NULL,
    band        text             NOT NULL,
    countries   text             NOT NULL,
    age         text             NOT NULL,
    cohort      text             NOT NULL DEFAULT '',
    probability double precision NOT NULL CHECK (probability BETWEEN 0 AND 1),
    inclusion   double precision NOT NULL CHECK (inclusion > 0 AND inclusion <= 1),
    alert_id    bigint UNIQUE REFERENCES sentinel.alert ON DELETE CASCADE,
    first_id    bigint UNIQUE REFERENCES sentinel.audit_sample ON DELETE CASCADE,
    drawn_at    timestamptz      NOT NULL,
    verdict     text CHECK (verdict IN ('compromised', 'shared', 'heavy_lawful', 'vpn_or_travel', 'unsure')),
    decided_by  uuid,
    decided_at  timestamptz,
    -- Rises with each decision: who decides on an older one is told.
    decisions   integer          NOT NULL DEFAULT 0 CHECK (decisions >= 0),
    CHECK ((verdict IS NULL) = (decided_at IS NULL) AND (verdict IS NULL) = (decided_by IS NULL)),
    CHECK ((kind = 'second_alert') = (alert_id IS NOT NULL) AND (kind = 'second_audit') = (first_id IS NOT NULL))
);
CREATE UNIQUE INDEX audit_sample_below ON sentinel.audit_sample (account, day) WHERE kind = 'below';
CREATE INDEX audit_sample_waiting ON sentinel.audit_sample (id) WHERE verdict IS NULL;
CREATE INDEX audit_sample_day ON sentinel.audit_sample (day);

-- Every decision ever made on a sample; the last one stands.
CREATE TABLE sentinel.audit_verdict (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sample_id     bigint      NOT NULL REFERENCES sentinel.audit_sample ON DELETE CASCADE,
    reviewer      uuid        NOT NULL,
    verdict       text        NOT NULL CHECK (verdict IN (
        'compromised', 'shared', 'heavy_lawful', 'vpn_or_travel', 'unsure')),
    note          text        NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    decided_at    timestamptz NOT NULL,
    seconds_spent integer CHECK (seconds_spent >= 0)
);
CREATE INDEX audit_verdict_sample ON sentinel.audit_verdict (sample_id, id);
CREATE INDEX audit_verdict_decided ON sentinel.audit_verdict (decided_at);

-- When a reviewer first saw a sample: the time a decision took is counted here, not by the browser.
CREATE TABLE sentinel.audit_opening (
    sample_id bigint      NOT NULL REFERENCES sentinel.audit_sample ON DELETE CASCADE,
    reviewer  uuid        NOT NULL,
    opened_at timestamptz NOT NULL,
    PRIMARY KEY (sample_id, reviewer)
);

-- Whether a decided alert or sample was drawn for a second look: each is considered once.
CREATE TABLE sentinel.audit_second (
    kind          text        NOT NULL CHECK (kind IN ('second_alert', 'second_audit')),
    item          bigint      NOT NULL,
    drawn         boolean     NOT NULL,
    considered_at timestamptz NOT NULL,
    PRIMARY KEY (kind, item)
);

-- Settings of the detector on trial beside those that run. Nothing is ever changed here: what ends is an entry too.
CREATE TABLE sentinel.detector_trial (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The challenger that may be released, or the bias check, which may not.
    slot           text             NOT NULL CHECK (slot IN ('challenger', 'country_left_out')),
    alerts_per_day double precision NOT NULL CHECK (alerts_per_day >= 0),
    left_out       text             NOT NULL,
    reason         text             NOT NULL CHECK (length(btrim(reason)) BETWEEN 10 AND 2000),
    proposed_by    uuid             NOT NULL,
    proposed_at    timestamptz      NOT NULL
);
CREATE TABLE sentinel.detector_trial_end (
    trial_id bigint PRIMARY KEY REFERENCES sentinel.detector_trial,
    ended_by uuid        NOT NULL,
    ended_at timestamptz NOT NULL
);

-- Which settings ran from when; each entry's hash covers the one before it.
CREATE TABLE sentinel.detector_release (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind           text             NOT NULL CHECK (kind IN ('release', 'reversal')),
    alerts_per_day double precision NOT NULL CHECK (alerts_per_day >= 0),
    left_out       text             NOT NULL,
    reason         text             NOT NULL,
    proposed_by    uuid             NOT NULL,
    signed_by      uuid             NOT NULL,
    signed_at      timestamptz      NOT NULL,
    -- Empty for the first; unique, so that of two at once one comes too late.
    previous_hash  text             NOT NULL UNIQUE,
    hash           text             NOT NULL UNIQUE,
    CHECK (kind = 'reversal' OR signed_by <> proposed_by)
);

-- The memory and the results of a detector on trial, written in one transaction with those of the one that runs.
CREATE TABLE sentinel.challenger (
    slot       text PRIMARY KEY,
    trial      bigint      NOT NULL,
    -- In the time of the log.
    began_at   timestamptz NOT NULL,
    checkpoint bytea,
    chunks     bigint      NOT NULL
);
CREATE TABLE sentinel.challenger_state (
    slot     text  NOT NULL,
    account  text  NOT NULL,
    last_day date  NOT NULL,
    state    bytea NOT NULL,
    PRIMARY KEY (slot, account)
);
CREATE TABLE sentinel.challenger_day (
    slot        text             NOT NULL,
    account     text             NOT NULL,
    day         date             NOT NULL,
    score       double precision NOT NULL,
    probability double precision NOT NULL CHECK (probability BETWEEN 0 AND 1),
    PRIMARY KEY (slot, account, day)
);
CREATE TABLE sentinel.challenger_alert (
    slot        text             NOT NULL,
    account     text             NOT NULL,
    opened_at   timestamptz      NOT NULL,
    first_at    timestamptz      NOT NULL,
    last_at     timestamptz      NOT NULL,
    score       double precision NOT NULL,
    probability double precision NOT NULL CHECK (probability BETWEEN 0 AND 1),
    PRIMARY KEY (slot, account, opened_at)
);
