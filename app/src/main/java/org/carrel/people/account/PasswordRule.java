package org.carrel.people.account;

import java.util.Locale;
import java.util.Optional;

/// What a password must be: long, and not the user name. No rules on kinds of characters, which make passwords worse
/// (NIST SP 800-63B-4, 3.1.1.2: at least 15 characters where the password is the only factor).
public final class PasswordRule {

    static final int SHORTEST = 15;
    static final int LONGEST = 256;

    private PasswordRule() {}

    /// The reason against it, as a message key under `account.refused.`; empty when it is fine.
    public static Optional<String> against(String password, Username username) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of("short");
        }
        if (length > LONGEST) {
            return Optional.of("long");
        }
        if (password.codePoints().distinct().count() < 5) {
            return Optional.of("monotonous");
        }
        String rest = password.toLowerCase(Locale.ROOT).replace(username.value(), "");
        if (rest.length() < SHORTEST / 2) {
            return Optional.of("username");
        }
        return Optional.empty();
    }
}
