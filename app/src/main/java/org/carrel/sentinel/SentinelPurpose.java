package org.carrel.sentinel;

import org.carrel.privacy.Purpose;

/// The purposes this module's personal data serves.
public final class SentinelPurpose {

    public static final Purpose DETECT = new Purpose("detect_compromise");

    public static final Purpose SECURE = new Purpose("secure_account");

    private SentinelPurpose() {}
}
