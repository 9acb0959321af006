package org.carrel.people;

import java.util.UUID;

/// A person known to the library.
public record PersonId(UUID value) {

    public static PersonId random() {
        return new PersonId(UUID.randomUUID());
    }
}
