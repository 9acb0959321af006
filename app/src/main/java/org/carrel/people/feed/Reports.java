package org.carrel.people.feed;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.privacy.Purposes;
import org.carrel.web.CsvText;
import org.springframework.stereotype.Component;

/// Deliveries in words, for people and for files.
@Component
class Reports {

    private static final int SHOWN = 20;

    private final RejectedRepository rejected;
    private final Sources sources;
    private final FeedTexts texts;
    private final Purposes purposes;

    Reports(RejectedRepository rejected, Sources sources, FeedTexts texts, Purposes purposes) {
        this.rejected = rejected;
        this.sources = sources;
        this.texts = texts;
        this.purposes = purposes;
    }

    /// With the first rows that were not taken over.
    String of(Import made) {
        return Stream.concat(
                        Stream.of(texts.of(made)),
                        rejected(made.id(), SHOWN).stream()
                                .map(row -> texts.text("feed.said.row", row.line(), why(row))))
                .collect(Collectors.joining("\n"));
    }

    List<Rejected> rejected(long id, int most) {
        return purposes.in(Deliveries.TAKE, () -> rejected.of(id, most));
    }

    /// @param raw as it came; empty where there was no file
    record Explained(int line, String why, String raw) {}

    List<Explained> explained(long id, int most) {
        return rejected(id, most).stream()
                .map(row -> new Explained(row.line(), why(row), Objects.requireNonNullElse(row.raw(), "")))
                .toList();
    }

    /// The figures of a delivery.
    String figures(Import made) {
        Counts counts = made.counts();
        return "source,received,state,rows,added,changed,unchanged,ended,rejected,over\r\n"
                + Stream.of(
                                made.source(),
                                made.receivedAt(),
                                made.state().key(),
                                counts.rows(),
                                counts.added(),
                                counts.changed(),
                                counts.unchanged(),
                                counts.ended(),
                                counts.rejected(),
                                counts.over())
                        .map(String::valueOf)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    String why(Rejected row) {
        return texts.problem(row.problem(), row.detail());
    }

    /// Every row that was not taken over, as it came, with its line and the reason: to be mended and delivered again.
    String csv(Import made) {
        StringBuilder text = new StringBuilder("line,reason");
        if (MappingReader.read(sources.one(made.source()).map(Source::mapping).orElse(""))
                instanceof MappingReader.Read.Fine fine) {
            fine.mapping().columns().forEach(column -> text.append(',').append(CsvText.cell(column)));
        }
        text.append("\r\n");
        for (Rejected row : rejected(made.id(), Integer.MAX_VALUE)) {
            text.append(row.line()).append(',').append(CsvText.cell(why(row)));
            if (row.raw() != null) {
                text.append(',').append(row.raw());
            }
            text.append("\r\n");
        }
        return text.toString();
    }
}
