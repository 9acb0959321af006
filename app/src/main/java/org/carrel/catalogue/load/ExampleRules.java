package org.carrel.catalogue.load;

import java.util.Optional;

/// Rules to begin with. Locations and types are the library's own first ones, to be changed.
enum ExampleRules {
    /// Copies in 876 with their place in 852, as the format has them.
    STANDARD("876", "852", "p", "bc", "hi", "j", "3", "952"),
    KOHA("952", "952", "p", "c", "o", "y", "h", "9XX"),
    /// Symphony writes a copy's fields into 999, or into 949 where it is told to.
    SIRSI("949", "949", "i", "l", "a", "t", "v", "59X"),
    BRIEF("", "", "", "", "", "", "", "59X"),
    KBART("", "", "", "", "", "", "", "");

    private final String tag;
    private final String place;
    private final String barcode;
    private final String location;
    private final String callNumber;
    private final String type;
    private final String part;
    private final String kept;

    ExampleRules(
            String tag,
            String place,
            String barcode,
            String location,
            String callNumber,
            String type,
            String part,
            String kept) {
        this.tag = tag;
        this.place = place;
        this.barcode = barcode;
        this.location = location;
        this.callNumber = callNumber;
        this.type = type;
        this.part = part;
        this.kept = kept;
    }

    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String text(Places places) {
        if (this == KBART) {
            return """
                    format: kbart
                    package: { code: name-of-package, name: Name of the package, provider: Publisher, most_removed: 10 }
                    match: [issn, isbn]
                    """;
        }
        String text = """
                format: marc21
                # Whose numbers stand in field 001, where 003 does not say it: mostly the MARC code of the organisation.
                # Without it they are known by this profile's code.
                system: ""
                match: [control, oclc, lccn, isbn, issn]
                # replace, items or never
                overlay: replace
                protected: [583, 590, %s]
                """.formatted(kept);
        return tag.isEmpty() ? text : text + items(places);
    }

    private String items(Places places) {
        return """
                items:
                  tag: %s
                  place: %s
                  barcode: %s
                  location: %s
                  call_number: %s
                  type: %s
                  part: %s
                  # locations: { THEIRS: ours }
                  other_location: %s
                  other_type: %s
                """.formatted(
                        tag,
                        place,
                        barcode,
                        location,
                        callNumber,
                        type,
                        quoted(part),
                        first(places.locations()),
                        first(places.types()));
    }

    private static String quoted(String code) {
        return "\"" + code + "\"";
    }

    private static String first(java.util.Set<String> codes) {
        Optional<String> first = codes.stream().sorted().findFirst();
        return first.orElse("\"\"");
    }
}
