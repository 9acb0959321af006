-- What the running settings and those on trial caught on the invented campus; ends with the trial.
CREATE TABLE sentinel.trial_campus (
    trial_id bigint PRIMARY KEY REFERENCES sentinel.detector_trial (id) ON DELETE CASCADE,
    champion text NOT NULL,
    world text NOT NULL,
    champion_false float8 NOT NULL CHECK (champion_false >= 0),
    challenger_false float8 NOT NULL CHECK (challenger_false >= 0),
    measured_at timestamptz NOT NULL
);

CREATE TABLE sentinel.trial_scenario (
    trial_id bigint NOT NULL REFERENCES sentinel.trial_campus (trial_id) ON DELETE CASCADE,
    scenario text NOT NULL,
    attacks int NOT NULL CHECK (attacks > 0),
    champion int NOT NULL CHECK (champion BETWEEN 0 AND attacks),
    challenger int NOT NULL CHECK (challenger BETWEEN 0 AND attacks),
    PRIMARY KEY (trial_id, scenario)
);
