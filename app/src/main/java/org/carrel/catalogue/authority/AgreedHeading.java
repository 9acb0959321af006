package org.carrel.catalogue.authority;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carrel.catalogue.description.AuthorityNumber;
import org.carrel.catalogue.description.HeadingForm;
import org.carrel.catalogue.description.HeadingKind;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.StoredMarc;

/// What an authority record of [MARC 21](https://www.loc.gov/marc/authority/) says.
///
/// @param marc      as [StoredMarc] writes it
/// @param thesaurus the list that a subject is from, such as `lcsh`; empty for names, and where
/// the record does not say
/// @param variants  other forms, under which nothing is entered; each once, the heading itself
/// not among them
/// @param numbers   by which headings of records name it, as [AuthorityNumber] writes them
public record AgreedHeading(
        String marc,
        HeadingForm heading,
        String thesaurus,
        List<HeadingForm> variants,
        List<Related> related,
        List<String> numbers) {

    /// Of a leader that is not an authority record's, place 6.
    private static final char AUTHORITY = 'z';
    private static final int TYPE = 6;
    private static final int LIST = 11;
    private static final int LONGEST_LIST = 20;
    private static final int MOST = 2_000;

    /// @param number of the other one; empty where the field says none
    record Related(Relation relation, HeadingForm form, String number) {}

    /// Whether a record is an authority's, by its leader.
    public static boolean isAuthority(MarcRecord record) {
        return record.leader().charAt(TYPE) == AUTHORITY;
    }

    /// @return empty for a record without a heading
    public static Optional<AgreedHeading> of(MarcRecord record) {
        return established(record)
                .flatMap(field -> HeadingForm.of(field, true))
                .map(heading -> new AgreedHeading(
                        StoredMarc.text(record),
                        heading,
                        thesaurus(record, heading.kind()),
                        variants(record, heading),
                        related(record),
                        numbers(record)));
    }

    static Optional<DataField> established(MarcRecord record) {
        return fields(record, '1').findFirst();
    }

    private static Stream<DataField> fields(MarcRecord record, char first) {
        return record.fields().stream()
                .filter(field -> field instanceof DataField && field.tag().charAt(0) == first)
                .map(DataField.class::cast);
    }

    private static List<HeadingForm> variants(MarcRecord record, HeadingForm heading) {
        Map<String, HeadingForm> variants = new LinkedHashMap<>();
        fields(record, '4')
                .flatMap(field -> HeadingForm.of(field, true).stream())
                .limit(MOST)
                .forEach(form -> variants.putIfAbsent(name(form), form));
        variants.remove(name(heading));
        return List.copyOf(variants.values());
    }

    private static String name(HeadingForm form) {
        return form.kind().code() + form.key();
    }

    private static List<Related> related(MarcRecord record) {
        List<Related> related = new ArrayList<>();
        fields(record, '5')
                .limit(MOST)
                .forEach(field -> HeadingForm.of(field, true)
                        .ifPresent(form -> related.add(new Related(
                                Relation.ofControl(field.first('w').orElse("")),
                                form,
                                field.all("01").stream()
                                        .flatMap(said -> AuthorityNumber.normal(said).stream())
                                        .findFirst()
                                        .orElse("")))));
        return related;
    }

    private static List<String> numbers(MarcRecord record) {
        Set<String> numbers = new LinkedHashSet<>();
        record.data("010")
                .flatMap(field -> field.all("a").stream())
                .flatMap(number -> AuthorityNumber.of("dlc", number).stream())
                .forEach(numbers::add);
        String control = record.control("001").orElse("").strip();
        String system = record.control("003").orElse("").strip();
        if (!control.isEmpty() && !system.isEmpty()) {
            AuthorityNumber.of(system, control).ifPresent(numbers::add);
        }
        record.data("035")
                .flatMap(field -> field.all("a").stream())
                .flatMap(number -> AuthorityNumber.normal(number).stream())
                .forEach(numbers::add);
        record.data("024").forEach(field -> standard(field).ifPresent(numbers::add));
        return numbers.stream().limit(MOST).toList();
    }

    private static Optional<String> standard(DataField field) {
        String number =
                field.first('a').orElse(field.first('0').orElse(field.first('1').orElse("")));
        String source = field.first('2').orElse("");
        return AuthorityNumber.normal(number)
                .or(() -> source.isBlank() ? Optional.empty() : AuthorityNumber.of(source, number));
    }

    /// Of field 008, or of 040 where that says that it stands there.
    private static String thesaurus(MarcRecord record, HeadingKind kind) {
        if (!kind.hasThesaurus()) {
            return "";
        }
        String fixed = record.control("008").orElse("");
        return switch (fixed.length() > LIST ? fixed.charAt(LIST) : ' ') {
            case 'a' -> "lcsh";
            case 'b' -> "lcshac";
            case 'c' -> "mesh";
            case 'd' -> "nal";
            case 'k' -> "cash";
            case 'r' -> "aat";
            case 's' -> "sears";
            case 'v' -> "rvm";
            default ->
                record.data("040")
                        .flatMap(field -> field.all("f").stream())
                        .map(list -> list.strip().toLowerCase(Locale.ROOT))
                        .filter(list -> list.length() <= LONGEST_LIST)
                        .findFirst()
                        .orElse("");
        };
    }
}
