package org.carrel.sentinel;

import org.carrel.privacy.Purpose;

/// The purposes this module's personal data serves.
public final class SentinelPurpose {

    /// Reading logs and raising alerts; tokens only.
    public static final Purpose DETECT = new Purpose("detect_compromise");

    /// Judging alerts; tokens only.
    public static final Purpose REVIEW = new Purpose("review_alerts");

    /// Turning one token into a person.
    public static final Purpose IDENTIFY = new Purpose("identify_compromised");

    /// The data protection officer looks at what reviewers did.
    public static final Purpose OVERSEE = new Purpose("oversee_reveals");

    /// Leaving out whoever objects.
    public static final Purpose RESPECT = new Purpose("respect_objections");

    /// Showing people what is held about them.
    public static final Purpose OWN_DATA = new Purpose("show_own_data");

    /// Securing one account.
    public static final Purpose SECURE = new Purpose("secure_account");

    private SentinelPurpose() {}
}
