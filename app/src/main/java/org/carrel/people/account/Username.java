package org.carrel.people.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A user name in the one form it is stored and compared in.
///
/// @param value 2 to 100 characters, lower case
public record Username(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,99}");

    public Username {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a user name");
        }
    }

    /// Empty when no account can have this name.
    public static Optional<Username> of(String typed) {
        String folded = fold(typed);
        return FORM.matcher(folded).matches() ? Optional.of(new Username(folded)) : Optional.empty();
    }

    /// What was typed, without the differences that do not matter: spaces around it, capitals, wide letters.
    public static String fold(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
