package org.carrel.catalogue.description;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.Subfield;

/// Names, subjects and genres of a record, each once.
final class Headings {

    private static final String PERSON = "abcdgjq";
    private static final String BODY = "abcdgn";
    private static final String MEETING = "acdegnq";
    private static final String DIVISIONS = "vxyz";
    private static final String NAME_TITLE = "fklmnoprst";

    private final Fields fields;

    Headings(Fields fields) {
        this.fields = fields;
    }

    List<Name> names() {
        Map<String, Name> names = new LinkedHashMap<>();
        fields.data("100", "110", "111", "700", "710", "711", "720").forEach(field -> {
            Name name = name(field);
            if (!name.key().isEmpty()) {
                names.merge(name.key(), name, Headings::joined);
            }
        });
        return List.copyOf(names.values());
    }

    private Name name(DataField field) {
        Name.Kind kind = kind(field);
        Text heading = fields.text(field, one -> heading(one, kind));
        String called = Punctuation.heading(field.first('a').orElse(""));
        int comma = kind == Name.Kind.PERSON && field.first() != '0' ? called.indexOf(',') : -1;
        return new Name(
                kind,
                heading,
                comma < 0 ? kind == Name.Kind.PERSON ? called : heading.latin() : called.substring(0, comma),
                comma < 0 ? "" : called.substring(comma + 1).strip(),
                Folding.key(heading.latin()),
                roles(field, kind),
                field.tag().startsWith("1"),
                uris(field));
    }

    static Name.Kind kind(DataField field) {
        return switch (field.tag().substring(1)) {
            case "10" -> Name.Kind.BODY;
            case "11" -> Name.Kind.MEETING;
            default -> Name.Kind.PERSON;
        };
    }

    private static Name joined(Name one, Name other) {
        List<String> roles = Stream.concat(one.roles().stream(), other.roles().stream())
                .distinct()
                .toList();
        Text heading = one.heading().original() == null ? other.heading() : one.heading();
        return new Name(
                one.kind(),
                heading,
                one.family(),
                one.given(),
                one.key(),
                roles,
                one.main() || other.main(),
                one.uris().isEmpty() ? other.uris() : one.uris());
    }

    /// The name alone, without a title that stands in the same field.
    static String heading(DataField field, Name.Kind kind) {
        String codes = switch (kind) {
            case PERSON -> PERSON;
            case BODY -> BODY;
            case MEETING -> MEETING;
        };
        List<String> parts = new ArrayList<>();
        for (Subfield subfield : field.subfields()) {
            if (subfield.code() == 't') {
                break;
            }
            if (codes.indexOf(subfield.code()) >= 0) {
                parts.add(subfield.value().strip());
            }
        }
        return Punctuation.heading(String.join(" ", parts));
    }

    private static List<String> roles(DataField field, Name.Kind kind) {
        // In a meeting's heading e is a part of it and j the role.
        List<String> terms = field.all(kind == Name.Kind.MEETING ? "j" : "e").stream()
                .map(Punctuation::heading)
                .filter(role -> !role.isEmpty())
                .distinct()
                .toList();
        return terms.isEmpty()
                ? field.all("4").stream()
                        .flatMap(code -> Relators.term(code).stream())
                        .distinct()
                        .toList()
                : terms;
    }

    private static List<String> uris(DataField field) {
        return field.all("01").stream()
                .map(String::strip)
                .filter(uri -> !uri.isEmpty())
                .toList();
    }

    List<Subject> subjects() {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        fields.data("600", "610", "611", "630", "647", "648", "650", "651", "690")
                .map(this::subject)
                .filter(subject -> !subject.key().isEmpty())
                .forEach(subject -> subjects.putIfAbsent(subject.key(), subject));
        fields.data("653")
                .flatMap(field -> field.all("a").stream())
                .map(Punctuation::heading)
                .filter(word -> !Folding.key(word).isEmpty())
                .forEach(word -> subjects.putIfAbsent(
                        Folding.key(word), new Subject(Text.of(word), word, Folding.key(word), List.of())));
        return List.copyOf(subjects.values());
    }

    private Subject subject(DataField field) {
        Text heading = fields.text(field, Headings::divided);
        return new Subject(heading, first(field), Folding.key(heading.latin()), uris(field));
    }

    static String divided(DataField field) {
        return Stream.concat(
                        Stream.of(first(field)), field.all(DIVISIONS).stream().map(Punctuation::heading))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" – "));
    }

    private static String first(DataField field) {
        String codes = switch (field.tag()) {
            case "600" -> PERSON + NAME_TITLE;
            case "610" -> BODY + NAME_TITLE;
            case "611" -> MEETING + NAME_TITLE;
            case "630" -> "adfghklmnoprst";
            default -> "abcdg";
        };
        return Punctuation.heading(field.text(codes));
    }

    List<String> genres() {
        return fields.data("655")
                .map(field -> Punctuation.heading(field.text("a")))
                .filter(genre -> !genre.isEmpty())
                .distinct()
                .toList();
    }
}
