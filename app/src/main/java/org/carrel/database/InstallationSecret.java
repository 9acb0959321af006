package org.carrel.database;

import java.util.List;
import java.util.Locale;

/// The one secret an operator keeps: everything else that must not be guessed is derived from it.
final class InstallationSecret {

    private static final int LEAST_LENGTH = 32;
    private static final int LEAST_VARIETY = 10;
    private static final List<String> PLACEHOLDERS =
            List.of("change", "example", "default", "password", "secret", "carrel");

    private InstallationSecret() {}

    /// @throws DatabaseRefused for a missing, short, monotonous or placeholder secret
    static String require(String secret) {
        if (secret.length() < LEAST_LENGTH) {
            throw refused("is missing or shorter than " + LEAST_LENGTH + " characters");
        }
        String lower = secret.toLowerCase(Locale.ROOT);
        if (secret.chars().distinct().count() < LEAST_VARIETY
                || PLACEHOLDERS.stream().anyMatch(lower::contains)) {
            throw refused("looks like a placeholder that others could guess");
        }
        return secret;
    }

    private static DatabaseRefused refused(String what) {
        return new DatabaseRefused("CARREL_SECRET " + what
                + ": set it to a long random text and keep it, for example from: openssl rand -hex 32");
    }
}
