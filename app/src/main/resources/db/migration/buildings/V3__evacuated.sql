-- When a building was left in an emergency, without who said so: a gate without a network tells later whom it let in, and
-- each of those counts by its own moment.
CREATE TABLE evacuated (
    building_code text        NOT NULL REFERENCES building ON DELETE CASCADE,
    begun_at      timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL CHECK (ends_at >= begun_at),
    PRIMARY KEY (building_code, begun_at)
);
INSERT INTO evacuated (building_code, begun_at, ends_at)
SELECT building_code, begun_at, max(greatest(begun_at, coalesce(ended_at, ends_at))) FROM evacuation
GROUP BY building_code, begun_at;

DROP FUNCTION still_so(text, text, text, uuid, uuid, timestamptz, timestamptz, timestamptz, timestamptz, timestamptz, bigint,
    bigint, integer);
DROP FUNCTION at_the_door(text, text, text, uuid, uuid, timestamptz);

-- As in V2, but whether the building was being left is asked of the attempt's own moment. Evacuations of one building come
-- one after another, so the last that had begun by then says it.
CREATE FUNCTION at_the_door(
    this_building text, this_gate text, this_entry text, this_person uuid, this_escort uuid, this_moment timestamptz,
    attempted_at timestamptz)
RETURNS TABLE (
    inside integer, emptied_at timestamptz, evacuated boolean, since timestamptz, escort_since timestamptz, escorted bigint,
    override_id bigint, earlier_allowed boolean, earlier_code text)
LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY
    SELECT o.inside, o.emptied_at,
           coalesce((SELECT v.ends_at > attempted_at FROM buildings.evacuated v
                     WHERE v.building_code = this_building AND v.begun_at <= attempted_at
                     ORDER BY v.begun_at DESC LIMIT 1), false),
           (SELECT p.since FROM buildings.presence p
            WHERE p.building_code = this_building AND p.person_id = this_person),
           (SELECT p.since FROM buildings.presence p
            WHERE p.building_code = this_building AND p.person_id = this_escort),
           (SELECT count(*) FROM buildings.presence p
            WHERE p.building_code = this_building AND p.escort_id = this_escort AND p.person_id <> this_person),
           (SELECT max(v.id) FROM buildings.override v
            WHERE v.building_code = this_building AND v.person_id = this_person AND v.used_at IS NULL
              AND v.valid_until >= this_moment),
           e.allowed, e.code
    FROM buildings.occupancy o
    LEFT JOIN buildings.entry e ON e.gate_code = this_gate AND e.gate_entry = this_entry
    WHERE o.building_code = this_building;
END $$;

CREATE FUNCTION still_so(
    this_building text, this_gate text, this_entry text, this_person uuid, this_escort uuid, this_moment timestamptz,
    attempted_at timestamptz, seen_emptied_at timestamptz, seen_evacuated boolean, seen_since timestamptz,
    seen_escort_since timestamptz, seen_escorted bigint, seen_override_id bigint, fewer_than integer)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM buildings.occupancy o WHERE o.building_code = this_building FOR UPDATE;
    RETURN EXISTS (
        SELECT FROM buildings.at_the_door(
            this_building, this_gate, this_entry, this_person, this_escort, this_moment, attempted_at) s
        WHERE s.emptied_at = seen_emptied_at AND s.evacuated = seen_evacuated
          AND s.since IS NOT DISTINCT FROM seen_since AND s.escort_since IS NOT DISTINCT FROM seen_escort_since
          AND s.escorted = seen_escorted AND s.override_id IS NOT DISTINCT FROM seen_override_id
          AND s.earlier_code IS NULL AND (fewer_than IS NULL OR s.inside < fewer_than));
END $$;
