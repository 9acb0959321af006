-- So that a deep page of decided alerts, and how many there are, is read from an index alone.
CREATE INDEX alert_decided_newest ON sentinel.alert (opened_at DESC, id DESC) WHERE verdict IS NOT NULL;
CREATE INDEX alert_decided_strongest ON sentinel.alert (score DESC, id DESC) WHERE verdict IS NOT NULL;
