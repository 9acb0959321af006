-- What is held of whom, where it came from, and what keeps numbers from ever standing for somebody else.

ALTER TABLE person
    -- As they gave it themselves; letters go there rather than to what their institution gave.
    ADD COLUMN own_email text CHECK (own_email ~ '^[^@\s]+@[^@\s]+$' AND length(own_email) <= 254),
    ADD COLUMN phone text CHECK (phone = btrim(phone) AND length(phone) BETWEEN 3 AND 40),
    ADD COLUMN postal_address text CHECK (length(postal_address) BETWEEN 1 AND 500);
-- Somebody is found while the desk still types.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX person_name_search ON person USING gin (lower(name) gin_trgm_ops);
CREATE INDEX person_email_search ON person USING gin (lower(email) gin_trgm_ops);
CREATE INDEX person_own_email ON person (lower(own_email)) WHERE own_email IS NOT NULL;

-- Whose word it is: a system of the College, or a partner's.
CREATE TABLE source (
    key                text PRIMARY KEY CHECK (key ~ '^[a-z][a-z0-9-]{1,39}$'),
    title              text     NOT NULL CHECK (length(btrim(title)) BETWEEN 2 AND 100),
    -- Lower goes first, where two say something different.
    precedence         smallint NOT NULL CHECK (precedence BETWEEN 1 AND 999),
    -- How its fields are read, and for which of them it goes before or after its usual place.
    mapping            text     NOT NULL DEFAULT '' CHECK (length(mapping) <= 20000),
    -- A delivery that would end more of its people than this waits for somebody to agree.
    most_ended_percent numeric(5, 2) NOT NULL DEFAULT 5 CHECK (most_ended_percent BETWEEN 0 AND 100)
);

-- What D1 lets be held of some groups only is refused for the others here, whatever the program does.
ALTER TABLE affiliation
    -- Lower goes first, where rights of two differ.
    ADD COLUMN precedence         smallint NOT NULL DEFAULT 100 CHECK (precedence BETWEEN 1 AND 999),
    -- Null where it was entered by hand.
    ADD COLUMN source             text REFERENCES source,
    ADD COLUMN department         text CHECK (length(department) BETWEEN 1 AND 200),
    ADD COLUMN date_of_birth      date CONSTRAINT date_of_birth_of_nhs_staff
        CHECK (date_of_birth IS NULL OR user_group = 'nhs_staff'),
    ADD COLUMN job_title          text CHECK (length(job_title) BETWEEN 1 AND 200) CONSTRAINT job_title_of_nhs_staff
        CHECK (job_title IS NULL OR user_group = 'nhs_staff'),
    ADD COLUMN research_section   text CHECK (length(research_section) BETWEEN 1 AND 200)
        CONSTRAINT research_section_of_mrc_staff CHECK (research_section IS NULL OR user_group = 'mrc_staff'),
    ADD COLUMN course_completed_on date CONSTRAINT course_completion_of_alumni
        CHECK (course_completed_on IS NULL OR user_group = 'alumnus'),
    ADD COLUMN joined_on          date CONSTRAINT joining_date_of_staff
        CHECK (joined_on IS NULL OR user_group IN ('staff', 'retired_staff')),
    ADD COLUMN left_on            date CHECK (left_on IS NULL OR joined_on IS NULL OR left_on >= joined_on)
        CONSTRAINT leaving_date_of_staff
        CHECK (left_on IS NULL OR user_group IN ('staff', 'retired_staff')),
    ADD COLUMN home_institution   text CHECK (length(home_institution) BETWEEN 1 AND 200)
        CONSTRAINT home_institution_of_visitors CHECK (home_institution IS NULL
            OR user_group IN ('local_institution', 'sconul_visitor', 'public_member')),
    -- SCONUL Access: A, B, C or R for readers who only read.
    ADD COLUMN sconul_band        text CONSTRAINT sconul_band_of_visitors CHECK (sconul_band IS NULL
            OR (user_group = 'sconul_visitor' AND sconul_band IN ('A', 'B', 'C', 'R')));

-- Numbers and cards. One that was replaced stays theirs: it never stands for anybody else.
CREATE TABLE identifier (
    id        uuid PRIMARY KEY,
    person_id uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    kind      text        NOT NULL CHECK (kind IN ('library_number', 'barcode', 'card_uid')),
    value     text        NOT NULL CHECK (value ~ '^[0-9A-Za-z][0-9A-Za-z:_-]{0,63}$'),
    since     timestamptz NOT NULL,
    until     timestamptz CHECK (until >= since),
    UNIQUE (kind, value)
);
CREATE UNIQUE INDEX identifier_one_number ON identifier (person_id) WHERE kind = 'library_number' AND until IS NULL;
CREATE INDEX identifier_of_person ON identifier (person_id);
CREATE INDEX identifier_value ON identifier (value text_pattern_ops);
-- The next one is the next row's.
CREATE TABLE library_number (number bigint GENERATED ALWAYS AS IDENTITY (START 1000001) PRIMARY KEY);

-- Numbers and names that were given out, as hashes: also when whoever had one is forgotten, nobody gets it again.
CREATE TABLE number_given (
    kind text  NOT NULL CHECK (kind IN ('username', 'library_number', 'barcode', 'card_uid')),
    hash bytea NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (kind, hash)
);

-- What has to be arranged, never why.
CREATE TABLE access_need (
    id          uuid PRIMARY KEY,
    person_id   uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    need        text        NOT NULL CHECK (need IN (
        'longer_loans', 'items_fetched', 'collected_by_another', 'items_by_post', 'large_print', 'assistive_software',
        'step_free_way', 'quiet_place', 'adjustable_desk', 'hearing_loop', 'evacuation_help', 'assistance_dog',
        'more_time_to_enter')),
    since       date        NOT NULL,
    until       date CHECK (until >= since),
    recorded_by uuid REFERENCES account ON DELETE SET NULL
);
CREATE UNIQUE INDEX access_need_once ON access_need (person_id, need) WHERE until IS NULL;
CREATE INDEX access_need_of_person ON access_need (person_id);

-- What somebody may not do for now, and what they are told about it.
CREATE TABLE block (
    id        uuid PRIMARY KEY,
    person_id uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    reason    text        NOT NULL CHECK (reason IN (
        'address_unknown', 'identity_unproved', 'fees_unpaid', 'items_overdue', 'regulations_broken', 'card_lost', 'other')),
    -- In plain words, for the person.
    sentence  text        NOT NULL CHECK (length(btrim(sentence)) BETWEEN 10 AND 500),
    -- Who said so: the desk, or the service that set it.
    set_by_service text   CHECK (length(set_by_service) BETWEEN 2 AND 40),
    set_by    uuid REFERENCES account ON DELETE SET NULL,
    stops     text[]      NOT NULL CHECK (cardinality(stops) > 0 AND stops <@ ARRAY['doors', 'loans', 'requests', 'bookings']),
    since     timestamptz NOT NULL,
    -- Whoever lifts it sets it to that moment: the time for which it is kept runs from here.
    until     timestamptz CHECK (until >= since),
    lifted_at timestamptz CHECK (lifted_at >= since),
    lifted_by uuid REFERENCES account ON DELETE SET NULL,
    CHECK (lifted_at IS NULL OR until <= lifted_at)
);
CREATE INDEX block_of_person ON block (person_id);

-- What staff have learnt (S7).
CREATE TABLE staff_training (
    id           uuid PRIMARY KEY,
    account_id   uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    subject      text NOT NULL CHECK (length(btrim(subject)) BETWEEN 2 AND 200),
    completed_on date NOT NULL,
    valid_until  date CHECK (valid_until >= completed_on),
    recorded_by  uuid REFERENCES account ON DELETE SET NULL
);
CREATE INDEX staff_training_of ON staff_training (account_id);
