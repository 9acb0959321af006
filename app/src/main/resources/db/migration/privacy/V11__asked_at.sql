-- From which day on somebody's data was looked at for a disclosure: what is told of these looks waits for the
-- disclosure itself.
ALTER TABLE privacy.disclosure_person ADD COLUMN asked_at timestamptz;
UPDATE privacy.disclosure_person p SET asked_at = d.proposed_at FROM privacy.disclosure d WHERE d.id = p.disclosure_id;
ALTER TABLE privacy.disclosure_person ALTER COLUMN asked_at SET NOT NULL;
