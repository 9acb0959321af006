-- Other universities of SCONUL Access, and where their libraries are asked.
CREATE TABLE institution (
    id            uuid PRIMARY KEY,
    name          text NOT NULL UNIQUE CHECK (name = btrim(name) AND length(name) BETWEEN 2 AND 200),
    library_email text NOT NULL CHECK (library_email ~ '^[^@\s]+@[^@\s]+$' AND length(library_email) <= 254),
    retired_at    timestamptz
);

-- Who wants to become a user. Not yet a person: it goes soon after it was answered.
CREATE TABLE application (
    id             uuid PRIMARY KEY,
    kind           text        NOT NULL CHECK (kind IN (
        'public_member', 'alumnus', 'nhs_staff', 'local_institution', 'sconul_visitor')),
    -- The number that the person gets, or that of the person whom it turns out to be. No foreign key: there is none yet.
    person_id      uuid        NOT NULL,
    name           text        NOT NULL CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 200),
    -- Empty only for somebody who came to the desk and has none.
    email          text CHECK (email ~ '^[^@\s]+@[^@\s]+$' AND length(email) <= 254),
    phone          text CHECK (phone = btrim(phone) AND length(phone) BETWEEN 3 AND 40),
    postal_address text CHECK (length(postal_address) BETWEEN 1 AND 500),
    course_completed_on date CONSTRAINT application_course_of_alumni
        CHECK (course_completed_on IS NULL OR kind = 'alumnus'),
    date_of_birth  date CONSTRAINT application_birth_of_nhs_staff CHECK (date_of_birth IS NULL OR kind = 'nhs_staff'),
    job_title      text CHECK (length(job_title) BETWEEN 1 AND 200) CONSTRAINT application_job_of_nhs_staff
        CHECK (job_title IS NULL OR kind = 'nhs_staff'),
    home_institution text CHECK (length(home_institution) BETWEEN 1 AND 200) CONSTRAINT application_home_of_visitors
        CHECK (home_institution IS NULL OR kind IN ('local_institution', 'sconul_visitor')),
    received_at    timestamptz NOT NULL,
    -- Of the desk, where somebody came without having filled in the form.
    entered_by     uuid REFERENCES account ON DELETE SET NULL,
    -- Of the one-time link that proves the mail address; made when the letter is.
    confirm_hash   bytea UNIQUE CHECK (length(confirm_hash) = 32),
    confirm_until  timestamptz,
    confirmed_at   timestamptz,
    -- SCONUL Access: which library is asked, by what link, and what it said.
    institution_id uuid REFERENCES institution,
    approve_hash   bytea UNIQUE CHECK (length(approve_hash) = 32),
    approve_until  timestamptz,
    sconul_band    text CONSTRAINT application_band_of_visitors CHECK (sconul_band IS NULL
            OR (kind = 'sconul_visitor' AND sconul_band IN ('A', 'B', 'C', 'R'))),
    approved_until date,
    state          text        NOT NULL CHECK (state IN ('unconfirmed', 'asked', 'waiting', 'accepted', 'declined', 'lapsed')),
    answered_by    uuid REFERENCES account ON DELETE SET NULL,
    -- Why it was declined, in words for the person.
    said           text CHECK (length(btrim(said)) BETWEEN 10 AND 2000),
    -- When it was answered, or ended without an answer: the time for which it is kept runs from here.
    over_at        timestamptz,
    CHECK ((over_at IS NOT NULL) = (state IN ('accepted', 'declined', 'lapsed')))
);
CREATE INDEX application_state ON application (state, received_at);
CREATE INDEX application_person ON application (person_id);
CREATE INDEX application_over ON application (over_at);

-- What still has to be written to somebody who applied. The words are made when it leaves.
CREATE TABLE application_letter (
    application_id uuid        NOT NULL REFERENCES application ON DELETE CASCADE,
    kind           text        NOT NULL CHECK (kind IN ('confirm', 'approve', 'declined', 'invited', 'lapsed')),
    attempts       integer     NOT NULL DEFAULT 0,
    -- Null once it has left or was given up.
    next_at        timestamptz,
    sent_at        timestamptz,
    PRIMARY KEY (application_id, kind)
);
CREATE INDEX application_letter_next ON application_letter (next_at) WHERE next_at IS NOT NULL;

-- That a member of staff saw who somebody is. The kind of document, never its number or a picture of it.
CREATE TABLE identity_check (
    id         uuid PRIMARY KEY,
    person_id  uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    what       text        NOT NULL CHECK (what IN ('identity', 'nhs_membership')),
    document   text        NOT NULL CHECK (document IN (
        'passport', 'driving_licence', 'identity_card', 'residence_permit', 'nhs_card', 'nhs_letter',
        'institution_card', 'certificate')),
    checked_by uuid REFERENCES account ON DELETE SET NULL,
    checked_at timestamptz NOT NULL
);
CREATE INDEX identity_check_of_person ON identity_check (person_id, checked_at);

-- Who was written to before their time as a user ended.
CREATE TABLE renewal_letter (
    affiliation_id uuid    NOT NULL REFERENCES affiliation ON DELETE CASCADE,
    until          date    NOT NULL,
    attempts       integer NOT NULL DEFAULT 0,
    next_at        timestamptz,
    sent_at        timestamptz,
    PRIMARY KEY (affiliation_id, until)
);
CREATE INDEX renewal_letter_next ON renewal_letter (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX affiliation_until ON affiliation (until) WHERE source IS NULL AND until IS NOT NULL;

-- Names as they are compared: without capitals and accents.
CREATE FUNCTION plain_name(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN regexp_replace(normalize(lower(name), NFKD), '[\u0300-\u036f]', '', 'g');
CREATE FUNCTION names_alike(one text, other text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN one % other;
CREATE FUNCTION likeness_of_names(one text, other text) RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN similarity(one, other);
CREATE INDEX person_plain_name ON person USING gin (plain_name(name) gin_trgm_ops);

-- That two records were of one person, and what was done about it.
CREATE TABLE merge (
    id        uuid PRIMARY KEY,
    kept_id   uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    -- No foreign key: nobody has that number since, unless it was undone.
    other_id  uuid        NOT NULL,
    -- For the person too.
    reason    text        NOT NULL CHECK (length(btrim(reason)) BETWEEN 10 AND 2000),
    merged_by uuid REFERENCES account ON DELETE SET NULL,
    merged_at timestamptz NOT NULL,
    undone_by uuid REFERENCES account ON DELETE SET NULL,
    undone_at timestamptz CHECK (undone_at >= merged_at)
);
CREATE INDEX merge_kept ON merge (kept_id);
CREATE INDEX merge_merged_at ON merge (merged_at);

-- Each row that was moved, changed or taken away, as it was before: sealed under the installation's secret.
CREATE TABLE merge_change (
    merge_id uuid    NOT NULL REFERENCES merge ON DELETE CASCADE,
    number   integer NOT NULL,
    relation text    NOT NULL,
    sealed   bytea   NOT NULL,
    PRIMARY KEY (merge_id, number)
);

-- By what somebody was known before: nobody else gets it.
CREATE TABLE former_identity (
    number    uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    username  text UNIQUE
);
CREATE INDEX former_identity_person ON former_identity (person_id);

-- Two people who look like one and are not.
CREATE TABLE told_apart (
    one     uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    other   uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    said_by uuid REFERENCES account ON DELETE SET NULL,
    said_at timestamptz NOT NULL,
    PRIMARY KEY (one, other)
);
CREATE INDEX told_apart_other ON told_apart (other);
CREATE INDEX affiliation_born ON affiliation (date_of_birth) WHERE date_of_birth IS NOT NULL;
