package org.carrel.catalogue.load;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.carrel.web.CsvText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Loads as pages and files show them.
@Service
class LoadReports {

    static final int PAGE = 50;
    private static final int PIECE = 1_000;

    private final LoadRepository loads;
    private final ReportRepository lines;
    private final LoadTexts texts;

    LoadReports(LoadRepository loads, ReportRepository lines, LoadTexts texts) {
        this.loads = loads;
        this.lines = lines;
        this.texts = texts;
    }

    /// @param said what became of it, in words
    record Listed(Load load, String said) {}

    /// @param said what there is to say of it, in words; may be empty
    record ListedLine(ReportRepository.Row row, String said) {}

    List<Listed> newest(@Nullable String profile, int most) {
        return loads.newest(profile, most).stream()
                .map(load -> new Listed(load, texts.of(load)))
                .toList();
    }

    Optional<Listed> one(long id) {
        return loads.one(id).map(load -> new Listed(load, texts.of(load)));
    }

    /// Whether its report is kept still; of no records there was none.
    boolean isKept(Load load) {
        return load.counts().records() == 0 || lines.isThere(load.id());
    }

    /// Lines behind a position, those of which there is something to say first of all.
    ///
    /// @param outcome null for all
    List<ListedLine> lines(long id, @Nullable Outcome outcome, long after) {
        return lines.after(id, outcome, outcome == null, after, PAGE).stream()
                .map(row -> new ListedLine(row, texts.of(Said.problems(row.said()))))
                .toList();
    }

    /// The whole report, a line a record.
    void csv(long id, OutputStream to) {
        Consumer<String> out = text -> write(to, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        out.accept("position,outcome,repaired,record,remarks,authority\r\n");
        long after = 0;
        List<ReportRepository.Row> rows = lines.after(id, null, false, after, PIECE);
        while (!rows.isEmpty()) {
            StringBuilder text = new StringBuilder();
            for (ReportRepository.Row row : rows) {
                text.append(row.position())
                        .append(',')
                        .append(row.outcome().code())
                        .append(',')
                        .append(row.repaired())
                        .append(',')
                        .append(row.record() == null ? "" : row.record())
                        .append(',')
                        .append(CsvText.cell(texts.of(Said.problems(row.said()))))
                        .append(',')
                        .append(row.authority() == null ? "" : row.authority())
                        .append("\r\n");
            }
            out.accept(text.toString());
            after = rows.getLast().position();
            rows = lines.after(id, null, false, after, PIECE);
        }
    }

    /// What was set aside, as it came, one behind the other.
    void aside(long id, OutputStream to) {
        try (Stream<byte[]> all = lines.aside(id)) {
            all.forEach(bytes -> {
                write(to, bytes);
                if (bytes.length > 0 && bytes[bytes.length - 1] != 0x1D) {
                    write(to, new byte[] {'\n'});
                }
            });
        }
    }

    private static void write(OutputStream to, byte[] bytes) {
        try {
            to.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
