-- Where somebody is reached, as their institution or they themselves gave it.
ALTER TABLE person ADD COLUMN email text CHECK (email ~ '^[^@\s]+@[^@\s]+$' AND length(email) <= 254);
