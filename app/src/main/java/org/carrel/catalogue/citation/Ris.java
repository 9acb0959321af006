package org.carrel.catalogue.citation;

import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.description.Format;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.description.Issn;
import org.carrel.catalogue.description.Link;
import org.carrel.catalogue.description.Name;
import org.carrel.catalogue.description.Part;
import org.carrel.catalogue.description.Subject;

/// The tagged form that reference managers have read since the 1980s
/// ([RIS](https://en.wikipedia.org/wiki/RIS_(file_format))).
final class Ris {

    private final StringBuilder lines = new StringBuilder();

    private Ris() {}

    static String of(Description work, String address) {
        Ris ris = new Ris();
        ris.line("TY", type(work.format()));
        ris.line("TI", work.title().latin());
        for (Name name : work.names()) {
            ris.line(
                    tag(Part.of(name, work)),
                    name.given().isEmpty() ? name.family() : name.family() + ", " + name.given());
        }
        if (work.firstYear() != null) {
            ris.line("PY", String.valueOf(work.firstYear()));
        }
        ris.line("PB", work.publisher());
        ris.line("CY", work.place());
        ris.line("ET", work.edition());
        work.series().forEach(series -> ris.line("T3", series.latin()));
        work.identifiers().forEach(ris::number);
        work.languages().forEach(language -> ris.line("LA", language));
        work.subjects().stream().map(Subject::heading).forEach(heading -> ris.line("KW", heading.latin()));
        work.links().stream().filter(Link::whole).forEach(link -> ris.line("UR", link.url()));
        ris.line("L2", address);
        ris.lines.append("ER  - \r\n");
        return ris.lines.toString();
    }

    private void number(Identifier number) {
        switch (number.kind()) {
            case ISBN -> line("SN", number.value());
            case ISSN -> line("SN", Issn.written(number.value()));
            case DOI -> line("DO", number.value());
            case LCCN, OCLC, CONTROL -> {}
        }
    }

    /// A line end in a value would begin another tag.
    private void line(String tag, String value) {
        if (!value.isBlank()) {
            lines.append(tag)
                    .append("  - ")
                    .append(value.replaceAll("\\p{Cntrl}+", " ").strip())
                    .append("\r\n");
        }
    }

    private static String tag(Part part) {
        return switch (part) {
            case AUTHOR -> "AU";
            case EDITOR -> "ED";
            case TRANSLATOR -> "A4";
            case OTHER -> "A2";
        };
    }

    private static String type(Format format) {
        return switch (format) {
            case BOOK -> "BOOK";
            case JOURNAL -> "JFULL";
            case ARTICLE -> "CHAP";
            case THESIS -> "THES";
            case MUSIC_SCORE -> "MUSIC";
            case MUSIC_RECORDING, SPOKEN_RECORDING -> "SOUND";
            case VIDEO -> "VIDEO";
            case MAP -> "MAP";
            case IMAGE -> "ART";
            case SOFTWARE -> "COMP";
            case ARCHIVE -> "MANSCPT";
            case KIT, OBJECT, OTHER -> "GEN";
        };
    }
}
