-- Whoever is being investigated does not read so at once: before this day the person is not shown the hold.
ALTER TABLE hold ADD COLUMN silent_until date;
