package org.carrel.people.joining;

import org.carrel.web.SecretCode;

/// What a link in a letter carries. The database knows its hash only.
final class OneTimeCode {

    private OneTimeCode() {}

    static String make() {
        return SecretCode.forLink();
    }

    static byte[] hash(String code) {
        return SecretCode.hash(code);
    }
}
