package org.carrel.sentinel.alert;

/// Enough of a token to tell accounts apart on a page.
public final class ShortToken {

    private static final int SHORT = 10;

    private ShortToken() {}

    public static String of(String token) {
        return token.length() <= SHORT + 1 ? token : token.substring(0, SHORT) + "…";
    }
}
