-- Finding somebody, and what the desk does with a person.

CREATE EXTENSION IF NOT EXISTS unaccent;

-- The parts of a name as they are looked for: without accents, marks, capitals and apostrophes. The same function makes
-- what is stored and what was typed. Capitals of all scripts where this PostgreSQL knows how.
DO $make$
BEGIN
    EXECUTE format($function$
        CREATE FUNCTION people.name_parts(said text) RETURNS SETOF text LANGUAGE sql STABLE AS $body$
            SELECT DISTINCT left(word, 60) FROM regexp_split_to_table(
                lower(%1$I.unaccent(regexp_replace(normalize(left(said, 300), NFKD),
                    '[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1-\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u200B-\u200F\u202A-\u202E\u2060-\u2069''\u2018\u2019\u02BC\u02B9\u0060\u00B4]',
                    '', 'g')) COLLATE %2$s),
                '[\s\u00A0.,;:/\\()"&_%%*?!+=<>|\u2010-\u2015\u05BE\u201C\u201D\u00AB\u00BB\u3000\u00B7\u30FB-]+') AS word
            WHERE word <> ''
        $body$
    $function$,
        (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'unaccent'),
        (SELECT coalesce(
        (SELECT 'pg_catalog.pg_c_utf8' FROM pg_collation WHERE collname = 'pg_c_utf8' LIMIT 1),
        (SELECT 'pg_catalog."und-x-icu"' FROM pg_collation WHERE collname = 'und-x-icu' LIMIT 1),
        'pg_catalog."default"')));
END $make$;

-- Each part of each name, beside the whole of it. An index on the name itself would not serve: where rows are guarded by
-- policies, PostgreSQL looks into an index only by comparisons that cannot leak, which LIKE is not.
CREATE TABLE name_part (
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    part      text COLLATE "C" NOT NULL CHECK (length(part) BETWEEN 1 AND 60),
    -- Every part, each between two spaces.
    whole     text COLLATE "C" NOT NULL CHECK (length(whole) <= 500),
    PRIMARY KEY (person_id, part)
);
CREATE INDEX name_part_search ON name_part (part, person_id) INCLUDE (whole);

-- Mail addresses in small letters, for the same reason.
CREATE TABLE mail_key (
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    mail      text COLLATE "C" NOT NULL CHECK (length(mail) <= 254),
    PRIMARY KEY (person_id, mail)
);
CREATE INDEX mail_key_search ON mail_key (mail, person_id);

-- Once a statement, not once a row: feeds bring in hundreds of thousands. With the rights of whoever changes the person,
-- and only where there is something to do: not everybody who changes a person may change names.
CREATE FUNCTION keep_person_findable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF EXISTS (SELECT FROM after a JOIN before b USING (id) WHERE a.name <> b.name) THEN
            DELETE FROM people.name_part n USING after a JOIN before b USING (id)
            WHERE n.person_id = a.id AND a.name <> b.name;
            INSERT INTO people.name_part (person_id, part, whole)
            SELECT a.id, unnest(p.parts), left(' ' || array_to_string(p.parts, ' ') || ' ', 500)
            FROM after a JOIN before b USING (id)
            CROSS JOIN LATERAL (SELECT array(SELECT n FROM people.name_parts(a.name) AS n) AS parts OFFSET 0) p WHERE a.name <> b.name;
        END IF;
        IF EXISTS (SELECT FROM after a JOIN before b USING (id)
                   WHERE (lower(a.email), lower(a.own_email)) IS DISTINCT FROM (lower(b.email), lower(b.own_email))) THEN
            DELETE FROM people.mail_key m USING after a
            WHERE m.person_id = a.id AND m.mail IS DISTINCT FROM lower(a.email)
              AND m.mail IS DISTINCT FROM lower(a.own_email);
        END IF;
        IF EXISTS (SELECT FROM after a JOIN before b USING (id)
                   WHERE lower(a.email) IS DISTINCT FROM lower(b.email) AND a.email IS NOT NULL
                      OR lower(a.own_email) IS DISTINCT FROM lower(b.own_email) AND a.own_email IS NOT NULL) THEN
            INSERT INTO people.mail_key (person_id, mail)
            SELECT a.id, lower(m.mail) FROM after a CROSS JOIN LATERAL unnest(ARRAY[a.email, a.own_email]) AS m (mail)
            WHERE m.mail IS NOT NULL ON CONFLICT DO NOTHING;
        END IF;
    ELSE
        INSERT INTO people.name_part (person_id, part, whole)
        SELECT a.id, unnest(p.parts), left(' ' || array_to_string(p.parts, ' ') || ' ', 500)
        FROM after a CROSS JOIN LATERAL (SELECT array(SELECT n FROM people.name_parts(a.name) AS n) AS parts OFFSET 0) p;
        IF EXISTS (SELECT FROM after a WHERE a.email IS NOT NULL OR a.own_email IS NOT NULL) THEN
            INSERT INTO people.mail_key (person_id, mail)
            SELECT a.id, lower(m.mail) FROM after a CROSS JOIN LATERAL unnest(ARRAY[a.email, a.own_email]) AS m (mail)
            WHERE m.mail IS NOT NULL ON CONFLICT DO NOTHING;
        END IF;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER person_entered AFTER INSERT ON person REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION keep_person_findable();
CREATE TRIGGER person_changed AFTER UPDATE ON person REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION keep_person_findable();

INSERT INTO name_part (person_id, part, whole)
SELECT a.id, unnest(p.parts), left(' ' || array_to_string(p.parts, ' ') || ' ', 500)
FROM person a CROSS JOIN LATERAL (SELECT array(SELECT n FROM people.name_parts(a.name) AS n) AS parts OFFSET 0) p;
INSERT INTO mail_key (person_id, mail)
SELECT a.id, lower(m.mail) FROM person a CROSS JOIN LATERAL unnest(ARRAY[a.email, a.own_email]) AS m (mail)
WHERE m.mail IS NOT NULL ON CONFLICT DO NOTHING;

-- Why it was ended by hand, as the person is told.
ALTER TABLE affiliation ADD COLUMN end_said text CHECK (length(btrim(end_said)) BETWEEN 10 AND 500);

-- A number that was given once stays given, also when its holder is forgotten.
CREATE FUNCTION keep_number_given() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    again text;
BEGIN
    SELECT a.kind INTO again FROM after a JOIN people.number_given g
        ON g.kind = a.kind AND g.hash = sha256(convert_to(upper(a.value), 'UTF8')) LIMIT 1;
    IF FOUND THEN
        RAISE unique_violation USING MESSAGE = 'This ' || again || ' was given to somebody before',
            CONSTRAINT = 'number_given_once', TABLE = 'identifier', SCHEMA = 'people';
    END IF;
    INSERT INTO people.number_given (kind, hash)
    SELECT a.kind, sha256(convert_to(upper(a.value), 'UTF8')) FROM after a;
    RETURN NULL;
END $$;
INSERT INTO number_given (kind, hash)
SELECT DISTINCT kind, sha256(convert_to(upper(value), 'UTF8')) FROM identifier ON CONFLICT DO NOTHING;
CREATE TRIGGER identifier_given AFTER INSERT ON identifier REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION keep_number_given();

-- What one service says of one person stands once, however often it says so.
CREATE UNIQUE INDEX block_of_service_once ON block (person_id, set_by_service, reason)
    WHERE set_by_service IS NOT NULL AND lifted_at IS NULL;

-- That somebody was told when their account closes, for want of any reason to use the library.
CREATE TABLE closing_letter (
    account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    -- The last day on which they belonged to anything: another letter is due only after another end.
    ended_on   date NOT NULL,
    closes_on  date NOT NULL,
    written_at timestamptz
);
