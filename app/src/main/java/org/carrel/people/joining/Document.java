package org.carrel.people.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What somebody may show to prove who they are. Only the kind is kept.
enum Document {
    PASSPORT,
    DRIVING_LICENCE,
    IDENTITY_CARD,
    RESIDENCE_PERMIT,
    INSTITUTION_CARD,
    CERTIFICATE,
    NHS_CARD(true),
    NHS_LETTER(true);

    private final boolean nhs;

    Document() {
        this(false);
    }

    Document(boolean nhs) {
        this.nhs = nhs;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// That prove an identity.
    static List<Document> ofIdentity() {
        return Arrays.stream(values())
                .filter(one -> one != NHS_LETTER && one != CERTIFICATE)
                .toList();
    }

    /// That prove that somebody works for an NHS trust.
    static List<Document> ofNhs() {
        return Arrays.stream(values()).filter(one -> one.nhs).toList();
    }

    static Optional<Document> of(String key, List<Document> among) {
        return among.stream().filter(one -> one.key().equals(key)).findFirst();
    }
}
