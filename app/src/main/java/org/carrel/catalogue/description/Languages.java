package org.carrel.catalogue.description;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Languages of a work by the codes of [MARC](https://www.loc.gov/marc/languages/).
final class Languages {

    private static final int PLACE = 35;
    private static final int LENGTH = 3;
    /// Undetermined, none, several without saying which.
    private static final Set<String> NOT_ONE = Set.of("und", "zxx", "mul");

    private Languages() {}

    static List<String> of(Fields fields) {
        Set<String> languages = new LinkedHashSet<>();
        String fixed = fields.control("008");
        if (fixed.length() >= PLACE + LENGTH) {
            add(languages, fixed.substring(PLACE, PLACE + LENGTH));
        }
        // Older records write several codes one after the other.
        fields.plain("041")
                .filter(field -> field.second() != '7')
                .flatMap(field -> field.all("ad").stream())
                .filter(codes -> codes.length() % LENGTH == 0)
                .forEach(codes -> {
                    for (int from = 0; from < codes.length(); from += LENGTH) {
                        add(languages, codes.substring(from, from + LENGTH));
                    }
                });
        return List.copyOf(languages);
    }

    private static void add(Set<String> languages, String written) {
        String code = written.toLowerCase(Locale.ROOT);
        if (code.chars().allMatch(letter -> letter >= 'a' && letter <= 'z') && !NOT_ONE.contains(code)) {
            languages.add(code);
        }
    }
}
