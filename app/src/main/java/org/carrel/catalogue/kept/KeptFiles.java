package org.carrel.catalogue.kept;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.description.Name;
import org.carrel.web.SiteAddress;
import org.springframework.stereotype.Component;

/// A list as a table for spreadsheets, by RFC 4180: all that is on it, with the notes.
@Component
class KeptFiles {

    private static final List<String> HEAD =
            List.of("title", "author", "year", "edition", "published", "format", "isbn", "address", "note", "added");

    private final SiteAddress site;

    KeptFiles(SiteAddress site) {
        this.site = site;
    }

    String csv(List<KeptWork> works) {
        return Stream.concat(Stream.of(HEAD), works.stream().map(this::cells))
                .map(KeptFiles::line)
                .collect(Collectors.joining());
    }

    private List<String> cells(KeptWork kept) {
        Description work = kept.work();
        String added = kept.addedAt().toString();
        if (work == null) {
            return List.of(kept.title(), "", "", "", "", "", "", "", kept.note(), added);
        }
        return List.of(
                work.title().latin(),
                work.names().stream()
                        .map(Name::heading)
                        .map(text -> text.latin())
                        .collect(Collectors.joining("; ")),
                work.firstYear() == null ? "" : String.valueOf(work.firstYear()),
                work.edition(),
                work.imprint(),
                work.format().code(),
                work.identifiers().stream()
                        .filter(identifier -> identifier.kind() == Identifier.Kind.ISBN)
                        .map(Identifier::value)
                        .collect(Collectors.joining("; ")),
                site.of("/records/" + kept.id().value()),
                kept.note(),
                added);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(KeptFiles::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
