-- Identity services that keep our users up to date by SCIM 2.0 (RFC 7643, RFC 7644). What they say of somebody stands in
-- source_record, as what any other source says does; here is what the protocol needs besides.

CREATE TABLE scim_client (
    source     text PRIMARY KEY REFERENCES source ON DELETE CASCADE,
    token_hash bytea       NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    since      timestamptz NOT NULL
);

CREATE TABLE scim_user (
    id          uuid PRIMARY KEY,
    source      text        NOT NULL REFERENCES source,
    person_id   uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    -- The client's own number for them.
    external_id text CHECK (length(external_id) BETWEEN 1 AND 200),
    user_type   text CHECK (length(user_type) BETWEEN 1 AND 100),
    active      boolean     NOT NULL,
    -- Kept for clients that change one without the other.
    given_name  text CHECK (length(given_name) BETWEEN 1 AND 200),
    family_name text CHECK (length(family_name) BETWEEN 1 AND 200),
    version     bigint      NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL,
    modified_at timestamptz NOT NULL
);
CREATE INDEX scim_user_source ON scim_user (source, id);
CREATE INDEX scim_user_external ON scim_user (source, external_id);
CREATE INDEX scim_user_person ON scim_user (person_id);

CREATE TABLE scim_group (
    id           uuid PRIMARY KEY,
    source       text        NOT NULL REFERENCES source,
    external_id  text CHECK (length(external_id) BETWEEN 1 AND 200),
    display_name text        NOT NULL CHECK (length(btrim(display_name)) BETWEEN 1 AND 200),
    version      bigint      NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL,
    modified_at  timestamptz NOT NULL
);
CREATE UNIQUE INDEX scim_group_name ON scim_group (source, lower(display_name));

CREATE TABLE scim_member (
    group_id uuid NOT NULL REFERENCES scim_group ON DELETE CASCADE,
    user_id  uuid NOT NULL REFERENCES scim_user ON DELETE CASCADE,
    PRIMARY KEY (group_id, user_id)
);
CREATE INDEX scim_member_user ON scim_member (user_id);
