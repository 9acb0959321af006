package org.carrel.catalogue.load;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.carrel.catalogue.description.ControlledHeading;
import org.carrel.catalogue.description.ControlledHeadings;
import org.carrel.catalogue.description.Describing;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.description.Link;
import org.carrel.catalogue.description.ProjectedRecord;
import org.carrel.catalogue.marc.MarcRecord;

/// What the tables keep of a record.
///
/// @param callNumber  as classified by whoever catalogued it; may be empty
/// @param identifiers each once, the number of the source among them
/// @param headings    that may have an authority
/// @param urls        where the work itself can be read, each once
record Projection(
        ProjectedRecord row,
        String callNumber,
        List<Identifier> identifiers,
        Set<String> urls,
        List<ControlledHeading> headings) {

    private static final int LONGEST_URL = 4000;
    private static final int LONGEST_NUMBER = 200;

    /// @param system whose numbers stand in field 001, where field 003 does not say it; may be empty
    static Projection of(MarcRecord record, String system) {
        Description description = Describing.describe(record);
        return new Projection(
                ProjectedRecord.of(record, description),
                description.callNumbers().stream()
                        .filter(number -> number.length() <= LONGEST_NUMBER)
                        .findFirst()
                        .orElse(""),
                identifiers(record, description, system),
                urls(description),
                ControlledHeadings.of(record));
    }

    String marc() {
        return row.marc();
    }

    private static List<Identifier> identifiers(MarcRecord record, Description description, String system) {
        Set<Identifier> found = new LinkedHashSet<>();
        description.identifiers().stream()
                .filter(identifier -> identifier.value().length() <= LONGEST_NUMBER)
                .forEach(found::add);
        String number = record.control("001").orElse("").strip();
        boolean unsaid = record.control("003").orElse("").isBlank();
        if (unsaid && !system.isEmpty() && !number.isEmpty() && number.length() < LONGEST_NUMBER - 42) {
            found.add(new Identifier(Identifier.Kind.CONTROL, "(" + system + ")" + number));
        }
        return List.copyOf(found);
    }

    private static Set<String> urls(Description description) {
        Set<String> urls = new LinkedHashSet<>();
        description.links().stream()
                .filter(Link::whole)
                .map(Link::url)
                .filter(url -> url.length() <= LONGEST_URL && url.matches("https?://[^\\s\\p{Cntrl}]+"))
                .forEach(urls::add);
        return urls;
    }
}
