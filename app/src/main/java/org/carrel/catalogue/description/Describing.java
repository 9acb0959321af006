package org.carrel.catalogue.description;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.MarcRecord;

/// Reads a record as people do. Never fails: what a record does not say is empty.
public final class Describing {

    /// What cataloguers write where there is no title.
    private static final String UNTITLED = "[Untitled]";

    private static final String[] OTHER_TITLES = {
        "130", "210", "222", "240", "242", "246", "247", "730", "740", "780", "785"
    };

    private final Fields fields;

    private Describing(MarcRecord record) {
        this.fields = new Fields(record);
    }

    public static Description describe(MarcRecord record) {
        return new Describing(record).description();
    }

    private Description description() {
        Headings headings = new Headings(fields);
        Optional<DataField> title = title();
        Text text = title.map(field -> fields.text(field, Titles::whole)).orElse(Text.of(UNTITLED));
        Optional<DataField> imprint = imprint();
        Years years = Years.of(fields);
        List<Link> links = Links.of(fields);
        return new Description(
                text,
                title.map(Titles::proper).filter(proper -> !proper.isEmpty()).orElse(text.latin()),
                title.map(Titles::sorted).orElse(""),
                title.map(field -> Punctuation.title(field.text("c"))).orElse(""),
                otherTitles(),
                headings.names(),
                headings.subjects(),
                headings.genres(),
                first("250", "ab"),
                imprint.map(field -> Punctuation.heading(field.text("abc"))).orElse(""),
                imprint.map(field -> Punctuation.heading(field.first('b').orElse("")))
                        .orElse(""),
                imprint.map(field -> Punctuation.heading(field.first('a').orElse("")))
                        .orElse(""),
                years.first(),
                years.last(),
                Formats.of(fields),
                Languages.of(fields),
                first("300", "abcef"),
                series(),
                texts("505", "520"),
                notes(),
                Identifiers.of(fields),
                callNumbers(),
                links,
                links.stream().anyMatch(Link::whole));
    }

    /// The title itself, or what else a serial or a part is known by.
    private Optional<DataField> title() {
        return Stream.of("245", "222", "210", "130", "240", "246", "740")
                .flatMap(tag -> fields.data(tag))
                .filter(field -> !Titles.whole(field).isEmpty())
                .findFirst();
    }

    private List<Text> otherTitles() {
        Map<String, Text> titles = new LinkedHashMap<>();
        fields.data(OTHER_TITLES).forEach(field -> add(titles, fields.text(field, Describing::otherTitle)));
        // A work within the work: whose it is, and its title.
        fields.data("700", "710", "711", "800", "810", "811")
                .filter(field -> field.first('t').isPresent())
                .forEach(field -> add(titles, fields.text(field, one -> Punctuation.title(one.text("tnp")))));
        return List.copyOf(titles.values());
    }

    private static String otherTitle(DataField field) {
        // Linking entries name the other work in t.
        boolean links = field.tag().startsWith("78");
        return links ? Punctuation.title(field.text("st")) : Titles.whole(field);
    }

    private static void add(Map<String, Text> texts, Text text) {
        String key = Folding.key(text.latin());
        if (!key.isEmpty()) {
            texts.putIfAbsent(key, text);
        }
    }

    /// Of several the one that says who published it.
    private Optional<DataField> imprint() {
        return Stream.concat(
                        fields.plain("264").filter(field -> field.second() == '1'),
                        Stream.concat(fields.plain("260"), fields.plain("264")))
                .findFirst();
    }

    private List<Text> series() {
        Map<String, Text> series = new LinkedHashMap<>();
        fields.data("490", "440", "830").forEach(field -> add(series, fields.text(field, Describing::seriesTitle)));
        return List.copyOf(series.values());
    }

    static String seriesTitle(DataField field) {
        String number = Punctuation.title(field.text("v"));
        String title = Punctuation.title(field.text("anp"));
        return number.isEmpty() || title.isEmpty() ? title : title + "; " + number;
    }

    /// Notes for readers; those about where a copy came from and what is done with it are the library's.
    private List<String> notes() {
        return fields.record().fields().stream()
                .filter(field -> field instanceof DataField
                        && field.tag().compareTo("500") >= 0
                        && field.tag().compareTo("590") < 0
                        && !List.of("505", "520", "541", "561", "583").contains(field.tag()))
                .map(field -> readable((DataField) field))
                .filter(note -> !note.isEmpty())
                .distinct()
                .toList();
    }

    private List<String> texts(String... tags) {
        return fields.data(tags)
                .map(Describing::readable)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private static String readable(DataField field) {
        return Punctuation.trimmed(String.join(
                " ",
                field.subfields().stream()
                        .filter(subfield -> Character.isLetter(subfield.code()))
                        .map(subfield -> subfield.value().strip())
                        .toList()));
    }

    private String first(String tag, String codes) {
        return fields.plain(tag)
                .map(field -> Punctuation.title(field.text(codes)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private List<String> callNumbers() {
        List<String> numbers = new ArrayList<>();
        fields.plain("050", "090", "060", "082", "092")
                .map(Describing::callNumber)
                .filter(number -> !number.isEmpty() && !numbers.contains(number))
                .forEach(numbers::add);
        return numbers;
    }

    /// Dewey's numbers are catalogued with marks of where they may be cut.
    private static String callNumber(DataField field) {
        String number = Punctuation.trimmed(field.text("ab"));
        return field.tag().endsWith("82") || field.tag().endsWith("92") ? number.replace("/", "") : number;
    }
}
