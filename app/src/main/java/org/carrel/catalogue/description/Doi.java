package org.carrel.catalogue.description;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Digital Object Identifiers ([ISO 26324](https://www.doi.org/)), which do not tell capital letters from small ones.
public final class Doi {

    private static final int LONGEST = 200;
    private static final Pattern WRITTEN = Pattern.compile(
            "\\s*(?:doi:\\s*|https?://(?:dx\\.)?doi\\.org/)?(10\\.[0-9]{4,9}(?:\\.[0-9]+)*/\\S{1,180})\\s*",
            Pattern.CASE_INSENSITIVE);

    private Doi() {}

    public static Optional<String> normal(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? Optional.of(written.group(1).toLowerCase(Locale.ROOT)).filter(doi -> doi.length() <= LONGEST)
                : Optional.empty();
    }
}
