package org.carrel.privacy.request;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What may happen to a request.
public enum StepKind {
    RECEIVED(false),
    /// It was asked again while it was open.
    ASKED_AGAIN(false),
    FROM_PERSON(false),
    STOPPED(false),
    WITHDRAWN(false),
    /// The person was erased.
    ENDED(false),
    IDENTITY_ASKED(true),
    IDENTITY_CHECKED(false),
    AUTHORITY_CHECKED(false),
    /// The officer found out whose data it is about.
    NAMED(false),
    TO_PERSON(true),
    /// The system that the data comes from was asked to put it right.
    SOURCE_ASKED(true),
    ACKNOWLEDGED(true),
    EXTENDED(true),
    TEXTS_GIVEN(true),
    LIFTED(true),
    FULFILLED(true),
    REFUSED(true);

    private final boolean told;

    StepKind(boolean told) {
        this.told = told;
    }

    /// Whether the person gets a letter about it.
    boolean isTold() {
        return told;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<StepKind> of(String key) {
        return Stream.of(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
