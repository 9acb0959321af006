-- Buildings, when they are open, their gates, who came through, and how many are inside.

CREATE TABLE building (
    code                text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9-]{1,30}$'),
    name                text    NOT NULL CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 100),
    campus              text    NOT NULL CHECK (campus = btrim(campus) AND length(campus) BETWEEN 1 AND 100),
    -- Null where nobody counts the seats.
    capacity            integer CHECK (capacity BETWEEN 1 AND 100000),
    -- Whether a card that came in has to go out before it comes in again, and after how long that is forgotten.
    passback            boolean NOT NULL DEFAULT true,
    forgets_minutes     integer NOT NULL DEFAULT 720 CHECK (forgets_minutes BETWEEN 1 AND 2880),
    visitors_per_escort integer NOT NULL DEFAULT 2 CHECK (visitors_per_escort BETWEEN 1 AND 50)
);

-- Who may come in. A group without a row may not.
CREATE TABLE admission (
    building_code text    NOT NULL REFERENCES building ON DELETE CASCADE,
    user_group    text    NOT NULL CHECK (length(user_group) BETWEEN 1 AND 40),
    escorted      boolean NOT NULL,
    PRIMARY KEY (building_code, user_group)
);

-- Minutes are minutes by the clock from midnight of the day; a closing beyond 1440 is on the day after.
CREATE TABLE opening (
    building_code text     NOT NULL REFERENCES building ON DELETE CASCADE,
    position      integer  NOT NULL,
    period        text     NOT NULL CHECK (period IN ('always', 'term', 'exams', 'vacation')),
    -- Null for everybody.
    user_group    text CHECK (length(user_group) BETWEEN 1 AND 40),
    first_weekday smallint NOT NULL CHECK (first_weekday BETWEEN 1 AND 7),
    last_weekday  smallint NOT NULL CHECK (last_weekday BETWEEN first_weekday AND 7),
    opens         integer  NOT NULL CHECK (opens BETWEEN 0 AND 1439),
    closes        integer  NOT NULL CHECK (closes > opens AND closes <= opens + 1440),
    PRIMARY KEY (building_code, position)
);

CREATE TABLE term (
    position  integer PRIMARY KEY,
    kind      text NOT NULL CHECK (kind IN ('term', 'exams')),
    name      text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    first_day date NOT NULL,
    last_day  date NOT NULL CHECK (last_day >= first_day)
);

CREATE TABLE closure (
    position      integer PRIMARY KEY,
    -- Null for every building.
    building_code text REFERENCES building ON DELETE CASCADE,
    first_day     date NOT NULL,
    last_day      date NOT NULL CHECK (last_day >= first_day),
    reason        text NOT NULL CHECK (length(reason) BETWEEN 1 AND 200)
);

CREATE TABLE gate (
    code          text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9-]{1,30}$'),
    building_code text  NOT NULL REFERENCES building,
    name          text  NOT NULL CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 100),
    token_hash    bytea UNIQUE CHECK (length(token_hash) = 32),
    token_since   timestamptz,
    -- With it the gate's allow-list hides the numbers of cards.
    card_key      bytea CHECK (length(card_key) = 32),
    seen_at       timestamptz,
    skew_seconds  integer CHECK (skew_seconds BETWEEN -86400 AND 86400),
    CHECK ((token_hash IS NULL) = (card_key IS NULL))
);

-- How many are inside. Whoever decides at a door of the building holds this row.
CREATE TABLE occupancy (
    building_code text PRIMARY KEY REFERENCES building ON DELETE CASCADE,
    inside        integer     NOT NULL DEFAULT 0 CHECK (inside >= 0),
    -- Since then nobody was let go all at once.
    emptied_at    timestamptz NOT NULL,
    -- While the building is being left in an emergency nobody comes in.
    evacuated_until timestamptz
);

-- What is kept of comings and goings when nobody is known any longer.
CREATE TABLE hour_count (
    building_code text        NOT NULL REFERENCES building ON DELETE CASCADE,
    hour          timestamptz NOT NULL,
    user_group    text        NOT NULL,
    entries       integer     NOT NULL CHECK (entries >= 0),
    exits         integer     NOT NULL CHECK (exits >= 0),
    PRIMARY KEY (building_code, hour, user_group)
);

CREATE TABLE hour_level (
    building_code text        NOT NULL REFERENCES building ON DELETE CASCADE,
    hour          timestamptz NOT NULL,
    most          integer     NOT NULL CHECK (most >= 0),
    PRIMARY KEY (building_code, hour)
);

-- One attempt at a gate. The person goes when the notice's time for entries is over; the rest stays to be counted.
CREATE TABLE entry (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    gate_code     text        NOT NULL REFERENCES gate,
    -- By the gate: the same one again is the same entry.
    gate_entry    text        NOT NULL CHECK (gate_entry ~ '^[A-Za-z0-9._:-]{1,64}$'),
    direction     text        NOT NULL CHECK (direction IN ('in', 'out')),
    at            timestamptz NOT NULL,
    skew_seconds  integer CHECK (skew_seconds BETWEEN -86400 AND 86400),
    person_id     uuid REFERENCES people.person ON DELETE SET NULL,
    escort_id     uuid REFERENCES people.person ON DELETE SET NULL,
    user_group    text        NOT NULL,
    allowed       boolean     NOT NULL,
    code          text        NOT NULL CHECK (code ~ '^[a-z_]{1,40}$'),
    offline       boolean     NOT NULL,
    -- What would have been said if the gate had asked.
    would_be      text CHECK (would_be ~ '^[a-z_]{1,40}$'),
    UNIQUE (gate_code, gate_entry)
);
CREATE INDEX entry_person ON entry (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX entry_escort ON entry (escort_id) WHERE escort_id IS NOT NULL;
CREATE INDEX entry_at ON entry (at);

-- Who is inside at this moment. Emptied at closing.
CREATE TABLE presence (
    building_code text        NOT NULL REFERENCES building ON DELETE CASCADE,
    person_id     uuid        NOT NULL REFERENCES people.person ON DELETE CASCADE,
    since         timestamptz NOT NULL,
    escort_id     uuid REFERENCES people.person ON DELETE SET NULL,
    PRIMARY KEY (building_code, person_id)
);
CREATE INDEX presence_person ON presence (person_id);
CREATE INDEX presence_escort ON presence (escort_id) WHERE escort_id IS NOT NULL;

-- Staff let somebody in by hand: at the next attempt the gate opens. Without a person, staff opened it themselves.
CREATE TABLE override (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    building_code text        NOT NULL REFERENCES building ON DELETE CASCADE,
    person_id     uuid REFERENCES people.person ON DELETE CASCADE,
    reason        text        NOT NULL CHECK (length(reason) BETWEEN 10 AND 2000),
    made_by       uuid REFERENCES people.account ON DELETE SET NULL,
    made_at       timestamptz NOT NULL,
    valid_until   timestamptz NOT NULL,
    used_at       timestamptz
);
CREATE INDEX override_person ON override (person_id);
CREATE INDEX override_made_by ON override (made_by);

CREATE TABLE evacuation (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    building_code text        NOT NULL REFERENCES building ON DELETE CASCADE,
    reason        text        NOT NULL CHECK (length(reason) BETWEEN 10 AND 2000),
    begun_by      uuid REFERENCES people.account ON DELETE SET NULL,
    begun_at      timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL CHECK (ends_at > begun_at),
    ended_at      timestamptz,
    ended_by      uuid REFERENCES people.account ON DELETE SET NULL
);
CREATE UNIQUE INDEX evacuation_open_once ON evacuation (building_code) WHERE ended_at IS NULL;
CREATE INDEX evacuation_begun_by ON evacuation (begun_by);
CREATE INDEX evacuation_ended_by ON evacuation (ended_by);

-- What a decision has to know, read after the building's row is held: attempts at one building come one after another,
-- so two people cannot have the last place, and an entry that is sent five times at once is one entry.
CREATE FUNCTION at_the_door(
    this_building text, this_gate text, this_entry text, this_person uuid, this_escort uuid, this_moment timestamptz)
RETURNS TABLE (
    inside integer, emptied_at timestamptz, evacuated_until timestamptz, since timestamptz, escort_since timestamptz, escorted bigint,
    override_id bigint, earlier_allowed boolean, earlier_code text)
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM buildings.occupancy o WHERE o.building_code = this_building FOR UPDATE;
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
