-- Each training stays on record with who recorded it; one may be ended before its year is over.
ALTER TABLE sentinel.training DROP CONSTRAINT training_pkey;
ALTER TABLE sentinel.training
    ADD COLUMN id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ADD COLUMN ended_at timestamptz,
    ADD COLUMN ended_by uuid,
    ADD CONSTRAINT training_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL));
CREATE INDEX training_account ON sentinel.training (account);
