package org.carrel.people.scim;

import org.carrel.privacy.ReadableLine;
import org.jspecify.annotations.Nullable;

/// What a text of a client may be, as the database keeps it.
final class Texts {

    private Texts() {}

    /// @param longest in characters
    /// @throws ScimRefusal if it is longer
    static @Nullable String upTo(int longest, @Nullable String text, String name) {
        if (text != null && text.codePointCount(0, text.length()) > longest) {
            throw ScimRefusal.value(name + " has up to " + longest + " characters");
        }
        return text;
    }

    /// Whether nobody can read it, or there is half of a character: PostgreSQL would keep a
    /// question mark for that.
    static boolean isUnprintable(String text) {
        return text.isBlank()
                ? ReadableLine.hasHarm(text)
                : !ReadableLine.is(text) || text.codePoints().anyMatch(Texts::isHalf);
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
