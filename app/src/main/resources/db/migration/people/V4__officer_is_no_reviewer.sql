-- Who oversees the reviewers is none of them.
CREATE UNIQUE INDEX staff_role_officer_or_reviewer ON staff_role (account_id) WHERE role IN ('dpo', 'ict_reviewer');
