-- Whoever is erased asks nothing any longer.
ALTER TABLE request DROP CONSTRAINT request_state_check;
ALTER TABLE request ADD CONSTRAINT request_state_check
    CHECK (state IN ('open', 'fulfilled', 'refused', 'withdrawn', 'ended'));
