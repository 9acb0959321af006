package org.carrel.privacy.erasure;

/// What came of the wish to erase somebody.
public sealed interface Beginning {

    record Begun(long id) implements Beginning {}

    /// @param reason a message key under `erasures.refused.`
    record Refused(String reason, String detail) implements Beginning {}
}
