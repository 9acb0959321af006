-- The person is told in a letter of the compelling ground, too.
ALTER TABLE sentinel.objection_letter DROP CONSTRAINT objection_letter_kind_check;
ALTER TABLE sentinel.objection_letter ADD CHECK (kind IN ('receipt', 'officer', 'ground'));
