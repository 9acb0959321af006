package org.carrel.privacy.erasure;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a row stays.
///
/// @param code a message key under `erasures.why.`
/// @param category the kind of data for which it stays; empty where it stays for another row; with `another` what stays
/// beside, since it may not be empty
/// @param until when it goes at the latest; null where nothing says so yet
public record Why(
        String code, Optional<String> category, @Nullable LocalDate until) {

    /// The person is still a user, or something is not settled yet (contract).
    static final String NEEDED = "needed";
    /// A legitimate interest, while the person is a user and no objection was upheld.
    static final String INTEREST = "interest";
    /// The law or a public task asks for it.
    static final String OBLIGATION = "obligation";
    static final String HOLD = "hold";
    /// An officer kept a text that speaks of others.
    static final String TEXT = "text";
    /// Another row that stays cannot be without it.
    static final String ANOTHER = "another";
    /// The account stays, and cannot be used without it.
    static final String ACCOUNT = "account";
}
