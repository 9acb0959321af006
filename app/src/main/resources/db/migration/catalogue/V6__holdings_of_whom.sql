-- Which change gave a holding its present form; null for what was there before this was kept.
ALTER TABLE holding ADD COLUMN change_id bigint REFERENCES change;
