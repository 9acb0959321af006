-- What somebody keeps for themselves: searches, and lists of records with their notes. Nobody else sees it.

CREATE TABLE saved_search (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id uuid        NOT NULL REFERENCES people.person ON DELETE CASCADE,
    name      text        NOT NULL CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 200),
    -- As its address has it after the question mark, on the first page.
    asked     text        NOT NULL CHECK (length(asked) BETWEEN 1 AND 2000),
    saved_at  timestamptz NOT NULL,
    -- When they last opened it, and the last record that there was then: what came after it is new.
    looked_at timestamptz NOT NULL,
    seen_to   bigint      NOT NULL
);
CREATE INDEX saved_search_person ON saved_search (person_id);

CREATE TABLE kept_list (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id  uuid        NOT NULL REFERENCES people.person ON DELETE CASCADE,
    name       text        NOT NULL CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 200),
    made_at    timestamptz NOT NULL,
    -- When something was last put on it: the next goes there too.
    changed_at timestamptz NOT NULL
);
CREATE INDEX kept_list_person ON kept_list (person_id);

CREATE TABLE kept_record (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    list_id   bigint      NOT NULL REFERENCES kept_list ON DELETE CASCADE,
    record_id bigint      NOT NULL REFERENCES record,
    -- As it was then: it may leave the catalogue, and not the list.
    title     text        NOT NULL CHECK (length(title) BETWEEN 1 AND 1000),
    note      text        NOT NULL DEFAULT '' CHECK (length(note) <= 20000),
    added_at  timestamptz NOT NULL,
    UNIQUE (list_id, record_id)
);
CREATE INDEX kept_record_record ON kept_record (record_id);
