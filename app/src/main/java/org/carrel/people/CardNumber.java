package org.carrel.people;

import java.util.Locale;
import java.util.regex.Pattern;

/// How numbers and cards are written here: the same card is read in small letters by one reader,
/// with colons between its bytes by another.
public final class CardNumber {

    private static final Pattern BYTES = Pattern.compile("[0-9A-Fa-f]{2}([:_-][0-9A-Fa-f]{2}){3,}");

    private CardNumber() {}

    /// In capitals, without blanks around it; bytes without what stands between them.
    public static String written(String typed) {
        String value = typed.strip();
        String bare = BYTES.matcher(value).matches() ? value.replaceAll("[:_-]", "") : value;
        return bare.toUpperCase(Locale.ROOT);
    }
}
