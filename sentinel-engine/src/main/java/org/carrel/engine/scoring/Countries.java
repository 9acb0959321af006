package org.carrel.engine.scoring;

import java.util.Locale;
import java.util.Set;

/// ISO 3166-1 alpha-2 codes as small numbers: 1 to 676, and 0 for what is none.
final class Countries {

    static final int COUNT = 26 * 26 + 1;

    private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());
    private static final Set<String> WITH_ARTICLE = Set.of("NL", "PH", "BS", "MV", "GM", "SC", "DO", "CF");

    private Countries() {}

    static int code(String country) {
        if (country.length() != 2) {
            return 0;
        }
        int first = country.charAt(0) - 'A';
        int second = country.charAt(1) - 'A';
        boolean letters = first >= 0 && first < 26 && second >= 0 && second < 26;
        return letters ? first * 26 + second + 1 : 0;
    }

    /// The reverse of [#code].
    static String letters(long code) {
        int index = (int) code - 1;
        return "" + (char) ('A' + index / 26) + (char) ('A' + index % 26);
    }

    /// In English, as it follows "from"; the two letters where they are no country's.
    static String name(long code) {
        String letters = letters(code);
        if (!KNOWN.contains(letters)) {
            return letters;
        }
        String name = Locale.of("", letters).getDisplayCountry(Locale.UK);
        return name.startsWith("United ") || WITH_ARTICLE.contains(letters) ? "the " + name : name;
    }
}
