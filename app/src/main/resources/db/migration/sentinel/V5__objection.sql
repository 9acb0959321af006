-- Article 21: who objects to the analysis is left out of it, unless a compelling ground is on record.
CREATE TABLE sentinel.objection (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id    uuid        NOT NULL,
    objected_at  timestamptz NOT NULL,
    withdrawn_at timestamptz,
    -- A compelling ground, by the data protection officer; the person reads it.
    ground       text CHECK (length(btrim(ground)) BETWEEN 10 AND 2000),
    decided_by   uuid,
    decided_at   timestamptz,
    CHECK ((ground IS NULL) = (decided_by IS NULL)),
    CHECK ((ground IS NULL) = (decided_at IS NULL))
);
CREATE UNIQUE INDEX objection_once ON sentinel.objection (person_id) WHERE withdrawn_at IS NULL AND ground IS NULL;
CREATE INDEX objection_person ON sentinel.objection (person_id, id);

-- The tokens that are left out, as the keys of the present epoch make them.
CREATE TABLE sentinel.left_out (
    account      text PRIMARY KEY,
    objection_id bigint  NOT NULL REFERENCES sentinel.objection,
    epoch        integer NOT NULL CHECK (epoch > 0)
);
