-- Since when the account's password is refused until its holder has chosen another: somebody else may know it.
ALTER TABLE account ADD COLUMN new_password_since timestamptz;
