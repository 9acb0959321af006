-- What other systems say of our users: each delivery, each record with its versions, and what was not taken over.

-- What was entered by hand and what a system says stand beside each other, each open once.
DROP INDEX affiliation_open_once;
CREATE UNIQUE INDEX affiliation_open_once ON affiliation (person_id, user_group) WHERE until IS NULL AND source IS NULL;
CREATE UNIQUE INDEX affiliation_of_feeds ON affiliation (person_id, user_group) WHERE source IS NOT NULL;

CREATE TABLE import (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source         text        NOT NULL REFERENCES source,
    kind           text        NOT NULL CHECK (kind IN ('full', 'delta')),
    -- SHA-256; null where rows came without a file.
    file_hash      bytea CHECK (length(file_hash) = 32),
    -- The day on which the source made it, where its mapping says which column tells.
    made_on        date,
    received_at    timestamptz NOT NULL,
    -- Null where the program took it by itself.
    received_by    uuid REFERENCES account ON DELETE SET NULL,
    state          text        NOT NULL CHECK (state IN ('checked', 'waiting', 'applied', 'stopped', 'rolled_back')),
    rows           integer     NOT NULL DEFAULT 0,
    added          integer     NOT NULL DEFAULT 0,
    changed        integer     NOT NULL DEFAULT 0,
    unchanged      integer     NOT NULL DEFAULT 0,
    ended          integer     NOT NULL DEFAULT 0,
    rejected       integer     NOT NULL DEFAULT 0,
    -- Rows of people who are not known here and whose time was over already: they are not brought in.
    over           integer     NOT NULL DEFAULT 0,
    warning        text,
    -- Why it stopped or waits: a key of a message, and what it speaks of.
    why            text,
    about          text,
    agreed_by      uuid REFERENCES account ON DELETE SET NULL,
    agreed_because text,
    applied_at     timestamptz,
    rolled_back_at timestamptz,
    rolled_back_by uuid REFERENCES account ON DELETE SET NULL,
    CHECK (state NOT IN ('applied', 'rolled_back') OR applied_at IS NOT NULL)
);
CREATE INDEX import_source ON import (source, id);
CREATE INDEX import_received ON import (received_at);

-- What a source says of somebody, in its own words. An import adds versions; the one before says which replaced it.
-- Imports are named without a foreign key: half a million of them would be looked up one by one.
CREATE TABLE source_record (
    source              text   NOT NULL,
    external_id         text   NOT NULL CHECK (length(external_id) BETWEEN 1 AND 100),
    import_id           bigint NOT NULL,
    person_id           uuid   NOT NULL REFERENCES person ON DELETE CASCADE,
    name                text CHECK (length(name) BETWEEN 1 AND 200),
    email               text,
    phone               text,
    username            text,
    library_number      text,
    barcode             text,
    card_uid            text,
    user_group          text CHECK (user_group IN (
        'student', 'staff', 'alumnus', 'retired_staff', 'nhs_staff', 'incubator_member', 'crick_staff', 'mrc_staff',
        'thrombosis_staff', 'local_institution', 'sconul_visitor', 'public_member')),
    since               date,
    until               date CHECK (until >= since),
    department          text,
    -- As for an affiliation; no group at all is none of these.
    date_of_birth       date CHECK (date_of_birth IS NULL OR coalesce(user_group, '') = 'nhs_staff'),
    job_title           text CHECK (job_title IS NULL OR coalesce(user_group, '') = 'nhs_staff'),
    research_section    text CHECK (research_section IS NULL OR coalesce(user_group, '') = 'mrc_staff'),
    course_completed_on date CHECK (course_completed_on IS NULL OR coalesce(user_group, '') = 'alumnus'),
    joined_on           date CHECK (joined_on IS NULL OR coalesce(user_group, '') IN ('staff', 'retired_staff')),
    left_on             date CHECK (left_on IS NULL OR coalesce(user_group, '') IN ('staff', 'retired_staff')),
    home_institution    text CHECK (home_institution IS NULL
        OR coalesce(user_group, '') IN ('local_institution', 'sconul_visitor', 'public_member')),
    replaced_by         bigint,
    -- The last day on which it counted.
    replaced_on         date,
    PRIMARY KEY (source, external_id, import_id),
    CHECK ((replaced_by IS NULL) = (replaced_on IS NULL))
);
CREATE UNIQUE INDEX source_record_current ON source_record (source, external_id) WHERE replaced_by IS NULL;
CREATE INDEX source_record_person ON source_record (person_id);
CREATE INDEX source_record_import ON source_record (import_id);
CREATE INDEX source_record_replaced ON source_record (replaced_by) WHERE replaced_by IS NOT NULL;

-- What stood here of somebody before the first feed spoke of them, so that it can be put back.
CREATE TABLE before_feeds (
    person_id uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    import_id bigint NOT NULL,
    name      text   NOT NULL,
    email     text,
    phone     text,
    username  text
);

-- Rows that wait to be taken over, and those that were not, with their text.
CREATE TABLE import_row (
    import_id           bigint      NOT NULL,
    -- Of the file, from 1; below 0 for whoever a full delivery no longer names.
    line                integer     NOT NULL,
    received_at         timestamptz NOT NULL,
    -- Whom it is about; for somebody new, the number they will have.
    person_id           uuid        NOT NULL,
    known               boolean     NOT NULL DEFAULT false,
    gone                boolean     NOT NULL,
    external_id         text,
    name                text,
    email               text,
    phone               text,
    username            text,
    library_number      text,
    barcode             text,
    card_uid            text,
    user_group          text,
    since               date,
    until               date,
    department          text,
    date_of_birth       date,
    job_title           text,
    research_section    text,
    course_completed_on date,
    joined_on           date,
    left_on             date,
    home_institution    text,
    -- Null for somebody new to the source.
    change              text CHECK (change IN ('changed', 'ended')),
    problem             text,
    detail              text,
    raw                 text,
    PRIMARY KEY (import_id, line)
);
CREATE INDEX import_row_person ON import_row (person_id);
