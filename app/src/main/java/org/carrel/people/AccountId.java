package org.carrel.people;

import java.util.UUID;

/// A way to sign in.
public record AccountId(UUID value) {

    public static AccountId random() {
        return new AccountId(UUID.randomUUID());
    }
}
