-- What people ask about their data. `subject` is a person's number, or an account's that belongs to no person; null while
-- nobody knows who asks. `concerns` is a purpose or a category of the notice, or * for everything.
CREATE TABLE request (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind           text        NOT NULL
                   CHECK (kind IN ('access', 'rectify', 'erase', 'restrict', 'object', 'withdraw', 'complain')),
    subject        text        CHECK (length(subject) BETWEEN 1 AND 100),
    asker_name     text        CHECK (length(asker_name) BETWEEN 1 AND 200),
    asker_reach    text        CHECK (length(asker_reach) BETWEEN 3 AND 500),
    -- who it is about and by what right, where somebody acts for another
    about_other    text        CHECK (length(about_other) BETWEEN 1 AND 1000),
    channel        text        NOT NULL CHECK (channel IN ('my_data', 'form')),
    concerns       text        NOT NULL CHECK (concerns ~ '^(\*|[a-z][a-z0-9_]{1,50})$'),
    body           text        NOT NULL CHECK (length(body) <= 4000),
    received_at    timestamptz NOT NULL,
    -- what stands in privacy.stop for it; both empty once it is lifted
    stops          text        CHECK (stops ~ '^(\*|[a-z][a-z0-9_]{1,50})$'),
    state          text        NOT NULL CHECK (state IN ('open', 'fulfilled', 'refused', 'withdrawn')),
    closed_at      timestamptz,
    CHECK ((state = 'open') = (closed_at IS NULL)),
    CHECK (stops IS NULL OR subject IS NOT NULL)
);
CREATE INDEX request_subject ON request (subject, kind);
CREATE INDEX request_open ON request (received_at) WHERE state = 'open';

-- What happened to a request; never changed. The clocks are worked out from it.
CREATE TABLE request_step (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id bigint      NOT NULL REFERENCES request ON DELETE CASCADE,
    at         timestamptz NOT NULL,
    kind       text        NOT NULL CHECK (kind ~ '^[a-z_]{3,30}$'),
    -- null for the person and for the program
    by_staff   uuid,
    said       text        NOT NULL CHECK (length(said) <= 8000)
);
CREATE INDEX request_step_request ON request_step (request_id, id);

-- A letter that tells of a step.
CREATE TABLE request_letter (
    step_id  bigint PRIMARY KEY REFERENCES request_step ON DELETE CASCADE,
    attempts integer NOT NULL DEFAULT 0,
    -- when it is tried; null when it is sent or was given up
    next_at  timestamptz,
    sent_at  timestamptz
);
CREATE INDEX request_letter_due ON request_letter (next_at) WHERE next_at IS NOT NULL;

-- Texts that may speak of others, as they were handed out after somebody had read them.
CREATE TABLE request_text (
    request_id bigint NOT NULL REFERENCES request ON DELETE CASCADE,
    number     integer NOT NULL CHECK (number >= 1),
    -- `schema.table.column`
    place      text    NOT NULL,
    said       text    NOT NULL CHECK (length(said) <= 20000),
    redacted   boolean NOT NULL,
    PRIMARY KEY (request_id, number)
);

-- Personal data breaches (UK GDPR Art. 33(5)).
CREATE TABLE breach (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    aware_at      timestamptz NOT NULL,
    entered_at    timestamptz NOT NULL,
    entered_by    uuid,
    what          text        NOT NULL CHECK (length(btrim(what)) BETWEEN 10 AND 4000),
    categories    text[]      NOT NULL CHECK (cardinality(categories) >= 1),
    people        integer     NOT NULL CHECK (people >= 0),
    consequences  text        NOT NULL CHECK (length(consequences) <= 4000),
    measures      text        NOT NULL CHECK (length(measures) <= 4000),
    risk          text        CHECK (risk IN ('unlikely', 'risk', 'high')),
    reason        text        CHECK (length(btrim(reason)) BETWEEN 10 AND 2000),
    decided_at    timestamptz,
    decided_by    uuid,
    regulator_at  timestamptz,
    late_because  text        CHECK (length(btrim(late_because)) BETWEEN 10 AND 2000),
    people_at     timestamptz,
    closed_at     timestamptz,
    CHECK ((risk IS NULL) = (decided_at IS NULL) AND (risk IS NULL) = (reason IS NULL)),
    CHECK (closed_at IS NULL OR risk IS NOT NULL),
    CHECK (closed_at IS NULL OR risk = 'unlikely' OR regulator_at IS NOT NULL),
    CHECK (closed_at IS NULL OR risk <> 'high' OR people_at IS NOT NULL)
);

-- Disclosures to police, courts and other authorities (P12).
CREATE TABLE disclosure (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    authority      text        NOT NULL CHECK (length(btrim(authority)) BETWEEN 3 AND 200),
    reference      text        NOT NULL CHECK (length(btrim(reference)) BETWEEN 1 AND 200),
    legal_ground   text        NOT NULL CHECK (length(btrim(legal_ground)) BETWEEN 10 AND 2000),
    categories     text[]      NOT NULL CHECK (cardinality(categories) >= 1),
    people         integer     NOT NULL CHECK (people >= 1),
    proposed_at    timestamptz NOT NULL,
    proposed_by    uuid,
    seconded_by    uuid        CHECK (seconded_by <> proposed_by),
    decided_at     timestamptz,
    refused        boolean     NOT NULL DEFAULT false,
    given_at       timestamptz,
    withheld_until date,
    withheld_because text      CHECK (length(btrim(withheld_because)) BETWEEN 10 AND 2000),
    CHECK ((withheld_until IS NULL) = (withheld_because IS NULL)),
    CHECK (given_at IS NULL OR (decided_at IS NOT NULL AND NOT refused)),
    CHECK (refused OR decided_at IS NULL OR people = 1 OR seconded_by IS NOT NULL)
);

-- Whom a disclosure is about, with what that person is told of it.
CREATE TABLE disclosure_person (
    disclosure_id  bigint NOT NULL REFERENCES disclosure ON DELETE CASCADE,
    subject        text   NOT NULL CHECK (length(subject) BETWEEN 1 AND 100),
    authority      text   NOT NULL,
    legal_ground   text   NOT NULL,
    categories     text[] NOT NULL,
    given_at       timestamptz,
    withheld_until date,
    PRIMARY KEY (disclosure_id, subject)
);
CREATE INDEX disclosure_person_subject ON disclosure_person (subject);

-- What was disclosed about nobody who is still here goes with the last of them.
CREATE FUNCTION last_person_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM privacy.disclosure d
    WHERE d.id = OLD.disclosure_id
      AND NOT EXISTS (SELECT p.subject FROM privacy.disclosure_person p WHERE p.disclosure_id = d.id);
    RETURN NULL;
END $$;
CREATE TRIGGER disclosure_person_gone AFTER DELETE ON disclosure_person
    FOR EACH ROW EXECUTE FUNCTION last_person_gone();
