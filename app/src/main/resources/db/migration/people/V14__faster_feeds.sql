-- A delivery of half a million people paid for what nobody needs.

-- Sources stay for good, and an import names its source with a foreign key: each affiliation looked its source up again.
ALTER TABLE affiliation DROP CONSTRAINT affiliation_source_fkey;

-- Whoever looks for a number knows which kinds there are: the unique index over kind and value serves.
DROP INDEX identifier_value;

-- The parts of a name in their order. Two plain words, which most names are, need none of what `name_parts` does with
-- accents, scripts and signs.
CREATE FUNCTION name_words(said text) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE
    plain text := translate(said, '''‘’', '');
    words text[];
BEGIN
    IF length(said) <= 60 AND translate(plain, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ', '') = '' THEN
        words := string_to_array(lower(plain COLLATE "C"), ' ');
        IF cardinality(words) = 2 AND words[1] <> '' AND words[2] <> '' AND words[1] <> words[2] THEN
            RETURN CASE WHEN words[1] COLLATE "C" < words[2] THEN words ELSE ARRAY[words[2], words[1]] END;
        END IF;
    END IF;
    RETURN array(SELECT part FROM people.name_parts(said) AS part ORDER BY part COLLATE "C");
END $$;

-- As in V8, with the words in one order.
CREATE OR REPLACE FUNCTION keep_person_findable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF EXISTS (SELECT FROM after a JOIN before b USING (id) WHERE a.name <> b.name) THEN
            DELETE FROM people.name_part n USING after a JOIN before b USING (id)
            WHERE n.person_id = a.id AND a.name <> b.name;
            INSERT INTO people.name_part (person_id, part, whole)
            SELECT a.id, unnest(p.parts), left(' ' || array_to_string(p.parts, ' ') || ' ', 500)
            FROM after a JOIN before b USING (id)
            CROSS JOIN LATERAL (SELECT people.name_words(a.name) AS parts OFFSET 0) p WHERE a.name <> b.name;
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
        FROM after a CROSS JOIN LATERAL (SELECT people.name_words(a.name) AS parts OFFSET 0) p;
        IF EXISTS (SELECT FROM after a WHERE a.email IS NOT NULL OR a.own_email IS NOT NULL) THEN
            INSERT INTO people.mail_key (person_id, mail)
            SELECT a.id, lower(a.email) FROM after a WHERE a.email IS NOT NULL
            UNION ALL
            SELECT a.id, lower(a.own_email) FROM after a
            WHERE a.own_email IS NOT NULL AND lower(a.own_email) IS DISTINCT FROM lower(a.email);
        END IF;
    END IF;
    RETURN NULL;
END $$;

-- Who has the same name is told by the whole of it: the order has to be one and the same for all.
UPDATE name_part n SET whole = left(' ' || array_to_string(people.name_words(p.name), ' ') || ' ', 500)
FROM person p WHERE p.id = n.person_id
  AND n.whole <> left(' ' || array_to_string(people.name_words(p.name), ' ') || ' ', 500);

-- The same rules: a count in an expression makes PostgreSQL walk a machine of a hundred states for each row.
ALTER TABLE account DROP CONSTRAINT account_username_check,
    ADD CONSTRAINT account_username_check
    CHECK (length(username) BETWEEN 2 AND 100 AND username ~ '^[a-z0-9][a-z0-9._@+-]+$');
ALTER TABLE identifier DROP CONSTRAINT identifier_value_check,
    ADD CONSTRAINT identifier_value_check CHECK (length(value) <= 64 AND value ~ '^[0-9A-Za-z][0-9A-Za-z:_-]*$');

-- An address once in full instead of twice; whose it is goes by the short index.
DROP INDEX mail_key_search;
ALTER TABLE mail_key DROP CONSTRAINT mail_key_pkey, ADD PRIMARY KEY (mail, person_id);
CREATE INDEX mail_key_person ON mail_key (person_id);
