package org.carrel.sentinel;

import org.carrel.web.Audience;

/// Whom this module is for.
public final class SentinelAudience {

    /// The ICT security reviewers.
    public static final Audience REVIEWER = Audience.having("ROLE_ICT_REVIEWER");

    /// The data protection officer.
    public static final Audience OFFICER = Audience.having("ROLE_DPO");

    /// Who checks the detector: statisticians, and reviewers who want to know how right it is.
    public static final Audience CHECKING = Audience.having("ROLE_STATISTICIAN", "ROLE_ICT_REVIEWER");

    /// Who may see how right the detector is and who changed it: those who check it, and the officer.
    public static final Audience SEEING = Audience.having("ROLE_STATISTICIAN", "ROLE_ICT_REVIEWER", "ROLE_DPO");

    /// Those who have to know that the sentinel stands still.
    public static final Audience KEEPING = Audience.having("ROLE_ICT_REVIEWER", "ROLE_SYSTEMS_LIBRARIAN");

    /// Those who may change the detector, with a second person's signature.
    public static final Audience STATISTICIAN = Audience.having("ROLE_STATISTICIAN");

    /// What a bearer token that may send logs opens.
    public static final String SEND_LOGS = "SEND_LOGS";

    private SentinelAudience() {}
}
