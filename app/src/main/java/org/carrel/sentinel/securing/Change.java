package org.carrel.sentinel.securing;

/// What became of a request to try again or to clear the account.
public sealed interface Change {

    record Done() implements Change {}

    /// No account was ever secured for this alert.
    record NothingThere() implements Change {}

    /// @param reason a message key under `securing.refused.`
    record Refused(String reason) implements Change {}
}
