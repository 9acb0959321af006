package org.carrel.catalogue.description;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.catalogue.marc.DataField;

/// Field 856.
final class Links {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\\p{Cntrl}\"<>]{3,2000}");
    /// Words by which records say that only something about the work is there.
    private static final Pattern ABOUT = Pattern.compile(
            "contents|cover|description|review|sample|excerpt|biograph|publisher|abstract|summary|finding aid"
                    + "|inhalt|sommaire|table des",
            Pattern.CASE_INSENSITIVE);

    private Links() {}

    static List<Link> of(Fields fields) {
        return fields.plain("856").flatMap(Links::links).distinct().toList();
    }

    private static Stream<Link> links(DataField field) {
        String text = Stream.of("y", "3", "z")
                .map(field::text)
                .filter(words -> !words.isBlank())
                .map(Punctuation::title)
                .collect(Collectors.joining(": "));
        boolean whole = (field.second() == '0' || field.second() == '1' || field.second() == ' ')
                && !ABOUT.matcher(text).find();
        return field.all("u").stream()
                .map(String::strip)
                .filter(url -> ADDRESS.matcher(url).matches())
                .map(url -> new Link(url, text, whole));
    }
}
