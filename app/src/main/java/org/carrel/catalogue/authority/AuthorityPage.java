package org.carrel.catalogue.authority;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.catalogue.AuthorityId;
import org.carrel.catalogue.description.HeadingForm;
import org.carrel.catalogue.description.HeadingUse;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.MarcRecord;
import org.jspecify.annotations.Nullable;

/// An authority as everybody sees it.
///
/// @param dates   as field 046 has them; empty where it has none
/// @param notes   what the record tells people of it
/// @param outside addresses by which others name the same
/// @param uses    records by what they use it for; none where they do not
/// @param same    others with the same heading: nobody can tell which of them a record means
record AuthorityPage(
        AuthorityId id,
        int version,
        MarcRecord marc,
        AgreedHeading heading,
        List<Seen> related,
        String dates,
        List<String> notes,
        List<String> outside,
        Map<HeadingUse, Long> uses,
        List<Work> works,
        List<Long> same) {

    /// Another heading.
    ///
    /// @param authority null where there is none yet
    record Seen(Relation relation, String shown, @Nullable Long authority) {}

    /// Some of the records that use it.
    record Work(
            long id, String title, String creator, @Nullable Integer year) {}

    String shown() {
        return heading.heading().shown();
    }

    List<String> variants() {
        return heading.variants().stream().map(HeadingForm::shown).distinct().toList();
    }

    List<Seen> related(Relation relation) {
        return related.stream().filter(one -> one.relation() == relation).toList();
    }

    long used() {
        return uses.values().stream().mapToLong(Long::longValue).sum();
    }

    /// A search for exactly those records.
    String search(@Nullable HeadingUse use) {
        return "/search?q=authority%3A" + id.value() + (use == null ? "" : "-" + use.code());
    }

    static String dates(MarcRecord record) {
        return record.data("046")
                .map(field -> Stream.of(first(field, 'f', 's'), first(field, 'g', 't'))
                        .flatMap(Optional::stream)
                        .toList())
                .filter(dates -> !dates.isEmpty())
                .map(dates -> String.join(" – ", dates))
                .findFirst()
                .orElse("");
    }

    private static Optional<String> first(DataField field, char code, char other) {
        return field.first(code).or(() -> field.first(other)).map(AuthorityPage::date);
    }

    /// `18351130` is 1835-11-30.
    private static String date(String said) {
        String date = said.strip();
        return date.matches("[0-9]{8}")
                ? date.substring(0, 4) + "-" + date.substring(4, 6) + "-" + date.substring(6)
                : date;
    }

    /// History, biography, scope, and what is to be known of it.
    static List<String> notes(MarcRecord record) {
        return record.data("665", "678", "680")
                .map(field -> field.text("abi").strip())
                .filter(note -> !note.isEmpty())
                .toList();
    }

    static List<String> outside(MarcRecord record) {
        return record.data("024")
                .flatMap(field -> field.all("a01").stream())
                .map(String::strip)
                .filter(uri -> uri.length() <= 500 && uri.matches("https?://[A-Za-z0-9][^\\s\\p{Cntrl}\"<>]*"))
                .distinct()
                .limit(20)
                .toList();
    }
}
