package org.carrel.privacy;

import java.util.Optional;

/// Finds whose data is asked about. The module that knows people implements it.
public interface ErasableSubjects {

    /// Who has this user name, or this number of a person or an account. The caller acts for a
    /// purpose that may read people. Where a person has no account, the account's number is
    /// [Subject#NO_ACCOUNT].
    Optional<Subject> find(String typed);

    /// Why nobody may erase this person now, as a message key; empty where nothing is in the way.
    Optional<String> againstErasing(Subject subject);
}
