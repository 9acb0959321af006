package org.carrel.people;

import java.util.UUID;

/// A way to sign in.
public record AccountId(UUID value) {

    private static final int BRIEF = 8;

    public static AccountId random() {
        return new AccountId(UUID.randomUUID());
    }

    /// Its first digits: enough to tell colleagues apart where their names are not to be shown.
    public String brief() {
        return value.toString().substring(0, BRIEF);
    }
}
