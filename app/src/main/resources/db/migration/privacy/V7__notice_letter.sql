-- Who was written to about a substantial change of the notice.
CREATE TABLE notice_letter (
    account    uuid        NOT NULL,
    hash       text        NOT NULL REFERENCES notice_version,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (account, hash)
);
