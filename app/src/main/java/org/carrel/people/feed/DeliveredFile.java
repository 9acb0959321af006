package org.carrel.people.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A file, read once from its beginning to its end, at which it has to prove that it is whole.
final class DeliveredFile implements Iterator<SourceRow> {

    private final Mapping mapping;
    private final Lines lines;
    private final Columns columns;
    private final RowReader reader;
    private @Nullable Line waiting;
    private boolean ended;
    private int rows;
    private @Nullable LocalDate madeOn;

    private DeliveredFile(Mapping mapping, Lines lines, Columns columns) {
        this.mapping = mapping;
        this.lines = lines;
        this.columns = columns;
        this.reader = new RowReader(mapping, columns);
        this.waiting = step();
    }

    /// @throws Stopped where it cannot be read at all
    static DeliveredFile open(Path file, Mapping mapping) {
        try {
            return of(lines(file, mapping), mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What comes in lines though it is no file.
    ///
    /// @throws Stopped where it cannot be read at all
    static DeliveredFile of(Lines lines, Mapping mapping) {
        Line header = lines.hasNext() ? lines.next() : null;
        if (header == null || header.isBlank()) {
            throw new Stopped("empty", "");
        }
        return new DeliveredFile(mapping, lines, Columns.of(header, mapping));
    }

    private static Lines lines(Path file, Mapping mapping) throws IOException {
        byte[] start;
        try (InputStream input = Files.newInputStream(file)) {
            start = input.readNBytes(4);
        }
        if (start.length == 4 && start[0] == 'P' && start[1] == 'K') {
            return XlsxLines.of(file, mapping.sheet());
        }
        if (start.length == 4 && (start[0] & 0xFF) == 0xD0 && (start[1] & 0xFF) == 0xCF) {
            throw new Stopped("old_workbook", "");
        }
        return CsvLines.of(file, mapping.delimiter());
    }

    static byte[] hash(Path file) throws IOException {
        try (DigestInputStream input =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            input.transferTo(java.io.OutputStream.nullOutputStream());
            return input.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    Optional<String> warning() {
        return lines.warning();
    }

    /// Known at the end.
    Optional<LocalDate> madeOn() {
        return Optional.ofNullable(madeOn);
    }

    /// To be closed; what is known at the end is known once the last row was taken.
    Stream<SourceRow> rows() {
        ReadAhead<SourceRow> ahead = new ReadAhead<>(this);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(ahead, Spliterator.ORDERED), false)
                .onClose(() -> {
                    ahead.close();
                    try {
                        lines.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    @Override
    public boolean hasNext() {
        if (waiting == null && !ended && mapping.trailer().isPresent()) {
            throw new Stopped("no_trailer", mapping.trailer().get().starts());
        }
        return waiting != null;
    }

    @Override
    public SourceRow next() {
        Line line = waiting;
        if (line == null) {
            throw new NoSuchElementException();
        }
        waiting = step();
        if (waiting == null && !ended && line.cells().size() < columns.width() && rows > 0) {
            throw new Stopped("cut", String.valueOf(line.number()));
        }
        rows++;
        reader.madeOn(line).filter(day -> madeOn == null || day.isAfter(madeOn)).ifPresent(day -> madeOn = day);
        return reader.read(line);
    }

    /// The next line that says something; null at the end.
    private @Nullable Line step() {
        while (lines.hasNext()) {
            Line line = lines.next();
            if (ended && !line.isBlank()) {
                throw new Stopped("after_trailer", String.valueOf(line.number()));
            }
            if (isTrailer(line)) {
                ended = true;
                proveCount(line);
            } else if (!line.isBlank()) {
                return line;
            }
        }
        return null;
    }

    private boolean isTrailer(Line line) {
        return mapping.trailer()
                .filter(trailer ->
                        !line.cells().isEmpty() && line.cells().getFirst().equalsIgnoreCase(trailer.starts()))
                .isPresent();
    }

    /// At this moment one more line waits to be given out, unless there is none at all.
    private void proveCount(Line line) {
        int cell = mapping.trailer().orElseThrow().count();
        if (cell > 0) {
            String said = line.cells().size() < cell ? "" : line.cells().get(cell - 1);
            int came = rows + (waiting == null ? 0 : 1);
            if (!said.matches("\\d{1,9}") || Integer.parseInt(said) != came) {
                throw new Stopped("count", said + "\n" + came);
            }
        }
    }
}
