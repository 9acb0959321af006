package org.carrel.catalogue.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.MarcField;
import org.carrel.catalogue.marc.MarcRecord;

/// The headings of a record that authorities may stand for: names, titles, subjects and genres.
///
/// Of a name with a title both are headings: the work, and whose it is.
public final class ControlledHeadings {

    private final List<ControlledHeading> headings = new ArrayList<>();

    private ControlledHeadings() {}

    public static List<ControlledHeading> of(MarcRecord record) {
        ControlledHeadings found = new ControlledHeadings();
        for (MarcField field : record.fields()) {
            if (field instanceof DataField data) {
                switch (data.tag()) {
                    case "100", "110", "111", "700", "710", "711", "800", "810", "811" -> found.name(data);
                    case "130", "240", "730", "830" -> found.title(data);
                    case "600", "610", "611", "630", "647", "648", "650", "651" -> found.subject(data);
                    case "655" -> found.genre(data);
                    default -> {}
                }
            }
        }
        return found.headings;
    }

    private void name(DataField field) {
        if (field.first('t').isPresent()) {
            HeadingForm.of(field, false).ifPresent(form -> add(form, HeadingUse.TITLE, "", field, series(field)));
        }
        HeadingForm.name(field).ifPresent(form -> add(form, HeadingUse.AUTHOR, "", field, placeOfName(field)));
    }

    private static String series(DataField field) {
        return field.tag().startsWith("8") ? placeOfSeries(Describing.seriesTitle(field)) : "";
    }

    private void title(DataField field) {
        // A uniform title below an author's name is a title of hers alone.
        if (!field.tag().equals("240")) {
            HeadingForm.of(field, false).ifPresent(form -> add(form, HeadingUse.TITLE, "", field, series(field)));
        }
    }

    private void subject(DataField field) {
        String place = placeOfSubject(Headings.divided(field));
        HeadingForm.of(field, true)
                .ifPresent(form -> add(form, HeadingUse.SUBJECT, thesaurus(form.kind(), field), field, place));
        if (field.first('t').isPresent()) {
            HeadingForm.name(field).ifPresent(form -> add(form, HeadingUse.SUBJECT, "", field, place));
        }
    }

    private void genre(DataField field) {
        HeadingForm.of(field, true)
                .ifPresent(form -> add(
                        form,
                        HeadingUse.GENRE,
                        thesaurus(form.kind(), field),
                        field,
                        placeOfGenre(Punctuation.heading(field.text("a")))));
    }

    private void add(HeadingForm form, HeadingUse use, String thesaurus, DataField field, String place) {
        List<String> numbers = field.all("01").stream()
                .flatMap(said -> AuthorityNumber.normal(said).stream())
                .distinct()
                .limit(10)
                .toList();
        headings.add(new ControlledHeading(form, use, thesaurus, numbers, field, place));
    }

    /// Of the second indicator, or of subfield 2.
    private static String thesaurus(HeadingKind kind, DataField field) {
        if (!kind.hasThesaurus()) {
            return "";
        }
        return switch (field.second()) {
            case '0' -> "lcsh";
            case '1' -> "lcshac";
            case '2' -> "mesh";
            case '3' -> "nal";
            case '5' -> "cash";
            case '6' -> "rvm";
            case '7' ->
                Optional.of(field.first('2').orElse("").strip().toLowerCase(Locale.ROOT))
                        .filter(list -> list.length() <= 20)
                        .orElse("");
            default -> "";
        };
    }

    private static String placeOfName(DataField field) {
        return field.tag().startsWith("8") ? "" : "n " + Folding.key(Headings.heading(field, Headings.kind(field)));
    }

    /// Where the page shows a name.
    public static String place(Name name) {
        return "n " + name.key();
    }

    public static String place(Subject subject) {
        return "s " + subject.key();
    }

    private static String placeOfSubject(String heading) {
        return "s " + Folding.key(heading);
    }

    public static String placeOfGenre(String genre) {
        return "g " + Folding.key(genre);
    }

    public static String placeOfSeries(String series) {
        return "r " + Folding.key(series);
    }
}
