-- What was found, done and told after a breach was entered. Earlier words stay: what turned out wrong is put right by
-- another note.
CREATE TABLE breach_note (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    breach_id bigint      NOT NULL REFERENCES breach ON DELETE CASCADE,
    kind      text        NOT NULL CHECK (kind IN ('found', 'done', 'told')),
    -- the day it is about, in the library's zone
    day       date        NOT NULL,
    said      text        NOT NULL CHECK (length(btrim(said)) BETWEEN 10 AND 4000),
    -- how many people are concerned, as far as is known by then; null where that has not changed
    people    integer     CHECK (people >= 0),
    at        timestamptz NOT NULL,
    by_staff  uuid
);
CREATE INDEX breach_note_breach ON breach_note (breach_id, id);

-- Who wrote it may be let go of when its time is over; nothing else of it changes.
CREATE FUNCTION breach_note_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.breach_id, NEW.kind, NEW.day, NEW.said, NEW.people, NEW.at)
        IS DISTINCT FROM (OLD.id, OLD.breach_id, OLD.kind, OLD.day, OLD.said, OLD.people, OLD.at) THEN
        RAISE EXCEPTION 'A note on a breach stays as it was written';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER breach_note_stays BEFORE UPDATE ON breach_note FOR EACH ROW EXECUTE FUNCTION breach_note_stays();
