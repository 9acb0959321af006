package org.carrel.sentinel.securing.connector;

import java.util.Locale;

/// The steps of securing an account, in the order in which they are shown.
///
/// The database knows them by [#key()].
public enum StepKind {
    EZPROXY_BLOCK(1, true),
    KEYCLOAK_PASSWORD(1, true),
    // After the password: who still knows the old one would only sign in again.
    KEYCLOAK_SESSIONS(2, true),
    LDAP_ACCOUNT(1, true),
    // It keeps a thief out of this site only, not out of what they came for.
    LOCAL_SIGN_IN(1, false),
    TICKET_HTTP(1, false),
    TICKET_MAIL(1, false),
    // Last, since it says what has been done.
    MESSAGE(3, false);

    private final int phase;
    private final boolean locksOut;

    StepKind(int phase, boolean locksOut) {
        this.phase = phase;
        this.locksOut = locksOut;
    }

    public int phase() {
        return phase;
    }

    /// Whether it keeps a thief out of the e-resources.
    public boolean locksOut() {
        return locksOut;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException for a key of no step
    public static StepKind of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
