-- Who somebody is at the university's sign-in service, by its number for them.
CREATE TABLE external_identity (
    issuer     text        NOT NULL,
    subject    text        NOT NULL,
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    linked_at  timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (issuer, account_id)
);
CREATE INDEX external_identity_account ON external_identity (account_id);

-- Which session over there stands behind one here, so that its end there is its end here.
CREATE TABLE external_session (
    issuer     text        NOT NULL,
    sid        text        NOT NULL,
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    begun_at   timestamptz NOT NULL,
    PRIMARY KEY (issuer, sid, account_id)
);
CREATE INDEX external_session_account ON external_session (account_id);

-- Affiliations that only the sign-in service vouches for: they end by themselves unless it does so again.
CREATE TABLE claimed_affiliation (
    affiliation_id uuid PRIMARY KEY REFERENCES affiliation ON DELETE CASCADE,
    claimed_on     date NOT NULL
);

-- An app that shows codes by the clock (RFC 6238). The secret is encrypted under the installation's own.
CREATE TABLE authenticator_app (
    account_id   uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    secret       bytea       NOT NULL,
    -- The last step of the clock whose code was used: no code works twice.
    last_step    bigint      NOT NULL,
    made_at      timestamptz NOT NULL,
    -- Null until its first code was right.
    confirmed_at timestamptz
);

CREATE TABLE passkey (
    id              uuid PRIMARY KEY,
    account_id      uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    credential_id   bytea       NOT NULL UNIQUE,
    label           text        NOT NULL,
    public_key      bytea       NOT NULL,
    attestation     bytea       NOT NULL,
    signature_count bigint      NOT NULL,
    transports      text        NOT NULL,
    made_at         timestamptz NOT NULL,
    used_at         timestamptz NOT NULL
);
CREATE INDEX passkey_account ON passkey (account_id);

CREATE TABLE recovery_code (
    code_hash  bytea PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE
);
CREATE INDEX recovery_code_account ON recovery_code (account_id);

-- That somebody's second proof was taken away, by whom and why.
CREATE TABLE second_factor_reset (
    id         uuid PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    reset_by   uuid REFERENCES account ON DELETE SET NULL,
    reason     text        NOT NULL,
    reset_at   timestamptz NOT NULL,
    -- Null until a letter went out, or could not.
    written_at timestamptz
);
CREATE INDEX second_factor_reset_account ON second_factor_reset (account_id);
