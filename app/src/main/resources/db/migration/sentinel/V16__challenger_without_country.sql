-- What is to be signed is run once more without what is known of countries, beside itself.
ALTER TABLE sentinel.detector_trial DROP CONSTRAINT detector_trial_slot_check;
ALTER TABLE sentinel.detector_trial ADD CONSTRAINT detector_trial_slot_check
    CHECK (slot IN ('challenger', 'challenger_without_country', 'country_left_out'));
