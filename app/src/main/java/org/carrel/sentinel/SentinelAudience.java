package org.carrel.sentinel;

import org.carrel.web.Audience;

/// Whom this module is for.
public final class SentinelAudience {

    /// The ICT security reviewers.
    public static final Audience REVIEWER = Audience.having("ROLE_ICT_REVIEWER");

    /// The data protection officer.
    public static final Audience OFFICER = Audience.having("ROLE_DPO");

    /// What a bearer token that may send logs opens.
    public static final String SEND_LOGS = "SEND_LOGS";

    private SentinelAudience() {}
}
