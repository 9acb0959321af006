package org.carrel.sentinel;

import org.carrel.privacy.Purpose;

/// The purpose all of this module's personal data serves.
public final class SentinelPurpose {

    public static final Purpose DETECT = new Purpose("detect_compromise");

    private SentinelPurpose() {}
}
