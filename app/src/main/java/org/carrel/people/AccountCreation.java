package org.carrel.people;

/// What came of the wish for an account.
public sealed interface AccountCreation {

    record Created(AccountId id) implements AccountCreation {}

    record UsernameTaken() implements AccountCreation {}

    /// @param reason a message key under `account.refused.`
    record Refused(String reason) implements AccountCreation {}
}
