-- Who our users are, how they sign in, and their sessions.

CREATE TABLE person (
    id         uuid PRIMARY KEY,
    name       text        NOT NULL CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 200),
    created_at timestamptz NOT NULL
);

-- Why somebody may use the library. A person may belong to several groups, and come back to one later.
CREATE TABLE affiliation (
    id         uuid PRIMARY KEY,
    person_id  uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    user_group text NOT NULL CHECK (user_group IN (
        'student', 'staff', 'alumnus', 'retired_staff', 'nhs_staff', 'incubator_member', 'crick_staff', 'mrc_staff',
        'thrombosis_staff', 'local_institution', 'sconul_visitor', 'public_member')),
    since      date NOT NULL,
    until      date CHECK (until >= since)
);
CREATE UNIQUE INDEX affiliation_open_once ON affiliation (person_id, user_group) WHERE until IS NULL;
CREATE INDEX affiliation_person ON affiliation (person_id);

-- A way to sign in. The name stands in one place: with the person, or here when the account belongs to no library user.
CREATE TABLE account (
    id            uuid PRIMARY KEY,
    person_id     uuid UNIQUE REFERENCES person ON DELETE CASCADE,
    display_name  text CHECK (display_name = btrim(display_name) AND length(display_name) BETWEEN 1 AND 200),
    username      text        NOT NULL UNIQUE CHECK (username ~ '^[a-z0-9][a-z0-9._@+-]{1,99}$'),
    password_hash text CHECK (password_hash LIKE '$argon2id$%'),
    created_at    timestamptz NOT NULL,
    closed_at     timestamptz CHECK (closed_at >= created_at),
    CHECK ((person_id IS NULL) = (display_name IS NOT NULL))
);

CREATE TABLE staff_role (
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    role       text        NOT NULL CHECK (role IN (
        'desk', 'librarian', 'reading_list_editor', 'open_access', 'space_manager', 'enquiries', 'ict_reviewer',
        'statistician', 'dpo', 'systems_librarian')),
    granted_at timestamptz NOT NULL,
    -- Null for the first account, which nobody could give a role.
    granted_by uuid REFERENCES account ON DELETE SET NULL,
    PRIMARY KEY (account_id, role)
);

-- Failed attempts to sign in, by keyed hash of what was typed or of where it came from. Names that exist and names that
-- do not are counted alike; what was typed is not kept, because people type passwords into the wrong field.
CREATE TABLE sign_in_attempt (
    kind            text        NOT NULL CHECK (kind IN ('username', 'address')),
    key_hash        bytea       NOT NULL CHECK (length(key_hash) = 32),
    failures        integer     NOT NULL CHECK (failures >= 0),
    last_failure_at timestamptz NOT NULL,
    locked_until    timestamptz,
    PRIMARY KEY (kind, key_hash)
);
CREATE INDEX sign_in_attempt_last_failure ON sign_in_attempt (last_failure_at);

-- One-time links: to choose the password of an account, or, without one, to create the first. A new link ends the one
-- before.
CREATE TABLE invitation (
    code_hash  bytea PRIMARY KEY CHECK (length(code_hash) = 32),
    account_id uuid UNIQUE NULLS NOT DISTINCT REFERENCES account ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);

-- As Spring Session wants them; instants are milliseconds since 1970.
CREATE TABLE session (
    primary_id            char(36) PRIMARY KEY,
    session_id            char(36) NOT NULL UNIQUE,
    creation_time         bigint   NOT NULL,
    last_access_time      bigint   NOT NULL,
    max_inactive_interval integer  NOT NULL,
    expiry_time           bigint   NOT NULL,
    principal_name        varchar(100)
);
CREATE INDEX session_expiry_time ON session (expiry_time);
CREATE INDEX session_principal_name ON session (principal_name);

CREATE TABLE session_attributes (
    session_primary_id char(36)     NOT NULL REFERENCES session ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);
