-- What each kind of evidence counts, in percent: `CROWD=150,PLACES`; one without a number is left out.
ALTER TABLE sentinel.detector_release RENAME COLUMN left_out TO weights;
ALTER TABLE sentinel.detector_trial RENAME COLUMN left_out TO weights;
