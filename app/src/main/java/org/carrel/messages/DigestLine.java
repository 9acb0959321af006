package org.carrel.messages;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.carrel.people.PersonId;
import org.jspecify.annotations.Nullable;

/// One piece of news for one person.
///
/// @param key       of what it is said, and what of it: the same news has the same key, so that it is
/// said once; a loan's due date that has moved makes another
/// @param text      a message key; empty where the only argument is the sentence itself
/// @param arguments of the message; what cannot be shown is taken out of them
/// @param address   a page of this site where more of it stands, such as `/loans`; may be empty
/// @param until     when it stops being true, so that it is not said any more; null for never
public record DigestLine(
        PersonId person,
        Kind kind,
        String key,
        String text,
        List<String> arguments,
        String address,
        @Nullable Instant until) {

    private static final Pattern KEY = Pattern.compile("[\\p{Graph} ]{1,200}");
    private static final Pattern ADDRESS = Pattern.compile("|/|/[A-Za-z0-9._~-][A-Za-z0-9._~/?&=%#-]{0,198}");
    private static final int LONGEST = 300;

    public DigestLine {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("The key of a piece of news is 1 to 200 letters, digits and signs");
        }
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException("News leads to a page of this site, which begins with /");
        }
        if (text.isEmpty() && arguments.size() != 1) {
            throw new IllegalArgumentException("News has a message key, or a sentence and nothing else");
        }
        arguments =
                arguments.stream().map(DigestLine::shown).map(DigestLine::brief).toList();
    }

    /// News in words of its own.
    public static DigestLine plain(
            PersonId person, Kind kind, String key, String words, String address, @Nullable Instant until) {
        return new DigestLine(person, kind, key, "", List.of(words), address, until);
    }

    /// On one line, without what would turn the direction of the words around it.
    static String shown(String words) {
        return words.replaceAll("[ \\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\u200c\\u200d]]+", " ")
                .strip();
    }

    private static String brief(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
    }

    /// Without whom it is about and what it says: records end up in messages and logs.
    @Override
    public String toString() {
        return "DigestLine[" + kind.code() + "]";
    }
}
