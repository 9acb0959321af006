package org.carrel.catalogue.description;

import java.util.List;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.StoredMarc;
import org.jspecify.annotations.Nullable;

/// A record as its table has it: whole, and what follows from it for lists that people read.
///
/// @param marc     as [StoredMarc] writes it
/// @param creator  whom it is entered under; empty where nobody
/// @param language the work's own, by its code of three letters; null where the record does not tell
public record ProjectedRecord(
        String marc,
        String title,
        String creator,
        String format,
        @Nullable String language,
        @Nullable Integer firstYear,
        List<Identifier> identifiers) {

    private static final int LONGEST = 500;

    public static ProjectedRecord of(MarcRecord record) {
        return of(record, Describing.describe(record));
    }

    /// @param description of the same record
    public static ProjectedRecord of(MarcRecord record, Description description) {
        return new ProjectedRecord(
                StoredMarc.text(record),
                shortened(description.title().latin()),
                shortened(description.names().stream()
                        .filter(Name::main)
                        .findFirst()
                        .map(name -> name.heading().latin())
                        .orElse("")),
                description.format().code(),
                description.languages().isEmpty()
                        ? null
                        : description.languages().getFirst(),
                description.firstYear(),
                description.identifiers());
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }
}
