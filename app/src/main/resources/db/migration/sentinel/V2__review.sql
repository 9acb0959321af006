-- What becomes of an alert: who looked, what they found, and when they asked who it is. Staff stand here by the number of
-- their account, readers by their token.

ALTER TABLE sentinel.alert
    -- The same for alerts of accounts that seem to be in the same hands; empty if none.
    ADD COLUMN campaign text NOT NULL DEFAULT '',
    -- Evidence that could not be looked at when it was raised, as a sentence; empty if all could.
    ADD COLUMN unavailable text NOT NULL DEFAULT '',
    -- The verdict that stands; null while nobody has decided.
    ADD COLUMN verdict text CHECK (verdict IN (
        'compromised', 'shared', 'heavy_lawful', 'vpn_or_travel', 'unsure')),
    ADD COLUMN decided_at timestamptz,
    -- Rises with each decision: who decides on an older one is told.
    ADD COLUMN decisions integer NOT NULL DEFAULT 0 CHECK (decisions >= 0),
    ADD CHECK ((verdict IS NULL) = (decided_at IS NULL));
CREATE INDEX alert_open ON sentinel.alert (probability DESC, documents DESC, id DESC) WHERE verdict IS NULL;
CREATE INDEX alert_campaign ON sentinel.alert (campaign) WHERE campaign <> '';
CREATE INDEX alert_account ON sentinel.alert (account, opened_at DESC);

-- Where the account was used from: a network by its number in the alert, no address and no hash of one.
CREATE TABLE sentinel.alert_session (
    alert_id      bigint      NOT NULL REFERENCES sentinel.alert ON DELETE CASCADE,
    position      smallint    NOT NULL CHECK (position >= 0),
    from_at       timestamptz NOT NULL,
    to_at         timestamptz NOT NULL CHECK (to_at >= from_at),
    network       smallint    NOT NULL CHECK (network > 0),
    country       text        NOT NULL CHECK (country ~ '^([A-Z]{2})?$'),
    network_class text        NOT NULL CHECK (network_class IN (
        'campus', 'residential', 'mobile', 'hosting', 'vpn', 'unknown')),
    is_new        boolean     NOT NULL,
    hits          integer     NOT NULL CHECK (hits >= 0),
    documents     integer     NOT NULL CHECK (documents >= 0),
    PRIMARY KEY (alert_id, position)
);

-- Every decision ever made; the last one of an alert stands.
CREATE TABLE sentinel.verdict (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert_id      bigint      NOT NULL REFERENCES sentinel.alert ON DELETE CASCADE,
    reviewer      uuid        NOT NULL,
    verdict       text        NOT NULL CHECK (verdict IN (
        'compromised', 'shared', 'heavy_lawful', 'vpn_or_travel', 'unsure')),
    note          text        NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    decided_at    timestamptz NOT NULL,
    -- From opening the alert's page to the decision; null where that is not known.
    seconds_spent integer CHECK (seconds_spent >= 0)
);
CREATE INDEX verdict_alert ON sentinel.verdict (alert_id, id);
CREATE INDEX verdict_reviewer ON sentinel.verdict (reviewer, decided_at);

-- An account of which no alert is wanted for a while.
CREATE TABLE sentinel.suppression (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account    text        NOT NULL,
    reason     text        NOT NULL CHECK (length(btrim(reason)) BETWEEN 10 AND 2000),
    reviewer   uuid        NOT NULL,
    created_at timestamptz NOT NULL,
    until      timestamptz NOT NULL CHECK (until > created_at),
    ended_at   timestamptz
);
CREATE INDEX suppression_account ON sentinel.suppression (account, until);

-- Who has been trained to turn a token into a person, and until when that holds.
CREATE TABLE sentinel.training (
    account     uuid PRIMARY KEY,
    trained_on  date NOT NULL,
    valid_until date NOT NULL CHECK (valid_until > trained_on),
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL
);

-- Each question who is behind a token, with what became of it. Written before anything is shown.
CREATE TABLE sentinel.reveal (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert_id     bigint      NOT NULL REFERENCES sentinel.alert,
    account      text        NOT NULL,
    reviewer     uuid        NOT NULL,
    reason       text        NOT NULL CHECK (length(btrim(reason)) BETWEEN 10 AND 2000),
    asked_at     timestamptz NOT NULL,
    -- With four eyes: who agreed, never the one who asked.
    seconder     uuid CHECK (seconder <> reviewer),
    seconded_at  timestamptz,
    -- When the person was shown for the first time; null if that did not come about.
    shown_at     timestamptz,
    -- Whose account it is, where that is known here; this is how a person learns of it.
    person_id    uuid,
    -- Why it was not shown.
    refusal      text,
    -- A reveal that stands out among reveals, in words.
    unusual      text,
    CHECK ((seconder IS NULL) = (seconded_at IS NULL))
);
CREATE INDEX reveal_alert ON sentinel.reveal (alert_id);
CREATE INDEX reveal_reviewer ON sentinel.reveal (reviewer, asked_at);
CREATE INDEX reveal_person ON sentinel.reveal (person_id, asked_at) WHERE person_id IS NOT NULL;
