-- As in V1, but nothing is held while the program decides: under load, attempts at one building would wait for each
-- other's whole answer.
CREATE OR REPLACE FUNCTION at_the_door(
    this_building text, this_gate text, this_entry text, this_person uuid, this_escort uuid, this_moment timestamptz)
RETURNS TABLE (
    inside integer, emptied_at timestamptz, evacuated_until timestamptz, since timestamptz, escort_since timestamptz, escorted bigint,
    override_id bigint, earlier_allowed boolean, earlier_code text)
LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY
    SELECT o.inside, o.emptied_at, o.evacuated_until,
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

-- Holds the building until the transaction ends, and says whether everything is as it was when it was decided: attempts at
-- one building are written one after another, so two people cannot have the last place, and an entry that is sent five
-- times at once is one entry. How many are inside may have changed, as long as fewer than `fewer_than` are.
CREATE FUNCTION still_so(
    this_building text, this_gate text, this_entry text, this_person uuid, this_escort uuid, this_moment timestamptz,
    seen_emptied_at timestamptz, seen_evacuated_until timestamptz, seen_since timestamptz, seen_escort_since timestamptz,
    seen_escorted bigint, seen_override_id bigint, fewer_than integer)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM buildings.occupancy o WHERE o.building_code = this_building FOR UPDATE;
    RETURN EXISTS (
        SELECT FROM buildings.at_the_door(this_building, this_gate, this_entry, this_person, this_escort, this_moment) s
        WHERE s.emptied_at = seen_emptied_at AND s.evacuated_until IS NOT DISTINCT FROM seen_evacuated_until
          AND s.since IS NOT DISTINCT FROM seen_since AND s.escort_since IS NOT DISTINCT FROM seen_escort_since
          AND s.escorted = seen_escorted AND s.override_id IS NOT DISTINCT FROM seen_override_id
          AND s.earlier_code IS NULL AND (fewer_than IS NULL OR s.inside < fewer_than));
END $$;
