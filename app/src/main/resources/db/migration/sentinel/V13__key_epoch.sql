-- Which keys have made tokens here: for each epoch, what its keys make of a name that is no account's. Other keys would make
-- other tokens of everybody, and objections and histories would silently be nobody's.
CREATE TABLE sentinel.key_epoch (
    epoch integer PRIMARY KEY CHECK (epoch > 0),
    token text NOT NULL
);
