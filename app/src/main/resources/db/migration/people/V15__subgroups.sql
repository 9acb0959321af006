-- What lending tells apart within a user group: students who are taught and those who do research, and NHS staff who are
-- here on a placement. Null for everybody else, and where nobody said.
ALTER TABLE affiliation ADD COLUMN subgroup text CONSTRAINT subgroup_of_its_group CHECK (subgroup IS NULL
    OR (user_group = 'student' AND subgroup IN ('taught', 'research'))
    OR (user_group = 'nhs_staff' AND subgroup = 'placement'));

-- No group at all is none of these.
ALTER TABLE source_record ADD COLUMN subgroup text CONSTRAINT said_subgroup_of_its_group CHECK (subgroup IS NULL
    OR (coalesce(user_group, '') = 'student' AND subgroup IN ('taught', 'research'))
    OR (coalesce(user_group, '') = 'nhs_staff' AND subgroup = 'placement'));
ALTER TABLE import_row ADD COLUMN subgroup text;
