-- By which notice the program ran from when on: going back to an older one begins a period too.
CREATE TABLE notice_period (
    number   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash     text        NOT NULL REFERENCES notice_version,
    began_at timestamptz NOT NULL
);
INSERT INTO notice_period (hash, began_at)
SELECT hash, first_start_at FROM notice_version WHERE first_start_at IS NOT NULL ORDER BY first_start_at;
