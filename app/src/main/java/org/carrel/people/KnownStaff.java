package org.carrel.people;

/// A member of staff, by their account.
public record KnownStaff(AccountId account, String name) {}
