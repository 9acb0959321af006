package org.carrel.catalogue.citation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.description.Folding;
import org.carrel.catalogue.description.Format;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.description.Issn;
import org.carrel.catalogue.description.Link;
import org.carrel.catalogue.description.Name;
import org.carrel.catalogue.description.Part;

/// An entry for [BibTeX](https://ctan.org/pkg/bibtex) in UTF-8, as biber and today's LaTeX read it.
final class BibTex {

    /// What the language reads as its own.
    private static final Map<Character, String> SPECIAL = Map.of(
            '\\', "{\\textbackslash}",
            // By their names: it counts braces with a backslash before them, too.
            '{', "{\\textbraceleft}",
            '}', "{\\textbraceright}",
            '$', "\\$",
            '&', "\\&",
            '%', "\\%",
            '#', "\\#",
            '_', "\\_",
            '~', "{\\textasciitilde}",
            '^', "{\\textasciicircum}");

    private final StringBuilder lines = new StringBuilder();

    private BibTex() {}

    static String of(Description work, String id) {
        BibTex entry = new BibTex();
        entry.lines
                .append('@')
                .append(type(work.format()))
                .append('{')
                .append(key(work, id))
                .append(",\n");
        // Twice in braces: capitals stay capitals.
        entry.field("title", "{" + escaped(work.title().latin()) + "}");
        entry.field("author", people(work, Part.AUTHOR));
        entry.field("editor", people(work, Part.EDITOR));
        if (work.firstYear() != null) {
            entry.field("year", String.valueOf(work.firstYear()));
        }
        entry.field("publisher", escaped(work.publisher()));
        entry.field("address", escaped(work.place()));
        entry.field("edition", escaped(work.edition()));
        work.series().stream().findFirst().ifPresent(series -> entry.field("series", escaped(series.latin())));
        entry.number(work, Identifier.Kind.ISBN, "isbn");
        entry.number(work, Identifier.Kind.ISSN, "issn");
        entry.number(work, Identifier.Kind.DOI, "doi");
        work.links().stream()
                .filter(Link::whole)
                .findFirst()
                .ifPresent(link -> entry.field("url", verbatim(link.url())));
        return entry.lines.append("}\n").toString();
    }

    private static String type(Format format) {
        return switch (format) {
            case BOOK -> "book";
            case THESIS -> "phdthesis";
            case ARTICLE -> "incollection";
            default -> "misc";
        };
    }

    /// As `austen1995-42`: readable, and nobody else's.
    private static String key(Description work, String id) {
        String name = work.names().stream().findFirst().map(Name::family).orElse("");
        String letters = Folding.key(name).replaceAll("[^a-z0-9]", "");
        return (letters.isEmpty() ? "work" : letters) + (work.firstYear() == null ? "" : work.firstYear()) + "-" + id;
    }

    private static String people(Description work, Part part) {
        List<Name> names = work.names().stream()
                .filter(name -> Part.of(name, work) == part)
                .toList();
        return names.stream()
                .map(name -> name.given().isEmpty()
                        ? "{" + escaped(name.family()) + "}"
                        : escaped(name.family()) + ", " + escaped(name.given()))
                .collect(Collectors.joining(" and "));
    }

    private void number(Description work, Identifier.Kind kind, String field) {
        work.identifiers().stream()
                .filter(identifier -> identifier.kind() == kind)
                .findFirst()
                .map(identifier -> kind == Identifier.Kind.ISSN ? Issn.written(identifier.value()) : identifier.value())
                .ifPresent(value -> field(field, verbatim(value)));
    }

    private void field(String name, String value) {
        if (!value.isEmpty()) {
            lines.append("  ").append(name).append(" = {").append(value).append("},\n");
        }
    }

    /// Addresses and numbers are read letter by letter, but for braces.
    private static String verbatim(String text) {
        return text.replaceAll("\\p{Cntrl}", "")
                .replace("{", "%7B")
                .replace("}", "%7D")
                .replace("\\", "%5C");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (char letter : text.toCharArray()) {
            escaped.append(Character.isISOControl(letter) ? " " : SPECIAL.getOrDefault(letter, String.valueOf(letter)));
        }
        return escaped.toString();
    }
}
