package org.carrel.catalogue.kept;

import java.util.Optional;
import java.util.regex.Pattern;

/// A name that somebody gives to what they keep.
final class KeptName {

    /// As the tables have it.
    static final int LONGEST = 200;

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Z}\\p{Mn}\u2800]*");

    private KeptName() {}

    /// Empty where it is no name, or too long for one.
    static Optional<String> typed(String text) {
        String name = plain(text);
        return name.isEmpty() || length(name) > LONGEST ? Optional.empty() : Optional.of(name);
    }

    /// So much of it as may be a name.
    static String from(String text) {
        String name = plain(text);
        return length(name) <= LONGEST ? name : first(name, LONGEST - 1).strip() + "…";
    }

    /// Nothing where there would be nothing to see.
    private static String plain(String text) {
        String name = text.replaceAll("\\p{Cntrl}", " ").strip().replaceAll("\\s+", " ");
        return INVISIBLE.matcher(name).matches() ? "" : name;
    }

    /// In characters as the database counts them.
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static String first(String text, int characters) {
        return length(text) <= characters ? text : text.substring(0, text.offsetByCodePoints(0, characters));
    }
}
