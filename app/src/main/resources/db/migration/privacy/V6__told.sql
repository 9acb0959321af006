-- Who outside the library was told something about whom, from the first attempt on.
CREATE TABLE told (
    reference  text PRIMARY KEY CHECK (length(reference) BETWEEN 1 AND 200),
    -- number of a person or an account, or a token
    subject    text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    -- names of the notice; the categories parted by commas
    recipient  text        NOT NULL,
    trigger    text        NOT NULL,
    categories text        NOT NULL,
    first_at   timestamptz NOT NULL
);
CREATE INDEX told_subject ON told (subject, first_at);
