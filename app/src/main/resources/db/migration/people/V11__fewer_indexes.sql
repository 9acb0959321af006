-- People are found by parts of their names and by addresses in small letters (V8): these indexes serve nobody, since row
-- policies let a comparison into an index only if it cannot leak, and every person entered would pay for them.
DROP INDEX person_name_search;
DROP INDEX person_email_search;
DROP INDEX person_plain_name;
