package org.carrel.catalogue.description;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.carrel.catalogue.marc.DataField;

/// The numbers of a record by which others know it too. Cancelled ones are not: they lead to other works.
final class Identifiers {

    private static final int LONGEST = 200;

    private Identifiers() {}

    static List<Identifier> of(Fields fields) {
        Set<Identifier> found = new LinkedHashSet<>();
        control(fields).ifPresent(found::add);
        add(found, Identifier.Kind.LCCN, fields.plain("010"), Lccn::normal);
        add(found, Identifier.Kind.OCLC, fields.plain("035"), OclcNumber::normal);
        add(found, Identifier.Kind.ISBN, fields.plain("020"), Isbn::normal);
        add(found, Identifier.Kind.ISSN, fields.plain("022"), Issn::normal);
        add(
                found,
                Identifier.Kind.DOI,
                fields.plain("024").filter(field -> field.first('2').orElse("").equalsIgnoreCase("doi")),
                Doi::normal);
        fields.plain("856")
                .flatMap(field -> field.all("u").stream())
                .filter(url -> url.contains("doi.org/"))
                .flatMap(url -> Doi.normal(url).stream())
                .forEach(doi -> found.add(new Identifier(Identifier.Kind.DOI, doi)));
        return List.copyOf(found);
    }

    private static void add(
            Set<Identifier> found,
            Identifier.Kind kind,
            Stream<DataField> fields,
            Function<String, Optional<String>> normal) {
        fields.flatMap(field -> field.all("a").stream())
                .flatMap(number -> normal.apply(number).stream())
                .forEach(number -> found.add(new Identifier(kind, number)));
    }

    /// Only with the system it is a number of: `12345` alone may be anybody's.
    private static Optional<Identifier> control(Fields fields) {
        String number = fields.control("001").strip();
        String system = fields.control("003").strip();
        if (number.isEmpty() || system.isEmpty() || number.length() + system.length() + 2 > LONGEST) {
            return Optional.empty();
        }
        String whole = "(" + system + ")" + number;
        return Optional.of(OclcNumber.normal(whole)
                .map(oclc -> new Identifier(Identifier.Kind.OCLC, oclc))
                .orElse(new Identifier(Identifier.Kind.CONTROL, whole)));
    }
}
