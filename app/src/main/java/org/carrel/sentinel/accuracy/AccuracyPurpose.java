package org.carrel.sentinel.accuracy;

import org.carrel.privacy.Purpose;

/// What this package works for.
final class AccuracyPurpose {

    static final Purpose CHECK = new Purpose("check_detector");

    private AccuracyPurpose() {}
}
