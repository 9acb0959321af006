-- What waits for a person besides an alert without a verdict.

-- Decided to be compromised, and nobody has secured the account, here or by hand: it may still be asked whose it is.
ALTER TABLE sentinel.alert ADD COLUMN unsecured boolean NOT NULL DEFAULT false;
UPDATE sentinel.alert a SET unsecured = true
WHERE a.verdict = 'compromised'
  AND NOT EXISTS (SELECT s.id FROM sentinel.securing s WHERE s.alert_id = a.id AND s.undo_asked_at IS NULL);
CREATE INDEX alert_unsecured ON sentinel.alert (decided_at, id) WHERE unsecured;

-- Who has read what the owner of a secured account answered.
ALTER TABLE sentinel.securing
    ADD COLUMN answer_seen_by uuid,
    ADD COLUMN answer_seen_at timestamptz,
    ADD CHECK ((answer_seen_by IS NULL) = (answer_seen_at IS NULL));
CREATE INDEX securing_answer_unseen ON sentinel.securing (id) WHERE answer IS NOT NULL AND answer_seen_at IS NULL;
CREATE INDEX securing_standing ON sentinel.securing (account) WHERE undone_at IS NULL;
CREATE INDEX securing_step_failed ON sentinel.securing_step (securing_id) WHERE state = 'failed';

-- With four eyes: a colleague who was asked to agree and did not, and why.
ALTER TABLE sentinel.reveal
    ADD COLUMN declined_by uuid CHECK (declined_by <> reviewer),
    ADD COLUMN declined_at timestamptz,
    ADD COLUMN declined_because text CHECK (length(btrim(declined_because)) BETWEEN 10 AND 2000),
    ADD CHECK ((declined_by IS NULL) = (declined_at IS NULL)
               AND (declined_by IS NULL) = (declined_because IS NULL));
CREATE INDEX reveal_waiting ON sentinel.reveal (asked_at)
    WHERE seconder IS NULL AND shown_at IS NULL AND refusal IS NULL AND declined_at IS NULL;

-- When a reviewer first opened an alert's page: the time a decision takes is counted here, not by the browser.
CREATE TABLE sentinel.alert_opening (
    alert_id  bigint      NOT NULL REFERENCES sentinel.alert ON DELETE CASCADE,
    reviewer  uuid        NOT NULL,
    opened_at timestamptz NOT NULL,
    PRIMARY KEY (alert_id, reviewer)
);
