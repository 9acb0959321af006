package org.carrel.people.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.carrel.web.CsvText;

/// A file of text with delimiters, in whichever encoding it came.
final class CsvLines implements Lines {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    /// So many bytes at the beginning tell a text from what is none.
    private static final int SEEN = 4096;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Optional<String> warning;
    private int reached = 1;

    private CsvLines(CSVParser parser, Optional<String> warning) {
        this.parser = parser;
        this.records = parser.iterator();
        this.warning = warning;
    }

    static CsvLines of(Path file, Optional<Character> delimiter) throws IOException {
        Encoding encoding = Encoding.of(file);
        char parts = delimiter.isPresent() ? delimiter.get() : likely(file, encoding);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(parts)
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .get();
        return new CsvLines(CSVParser.parse(encoding.open(file), format), encoding.warning());
    }

    /// Which delimiter the header has most often.
    private static char likely(Path file, Encoding encoding) throws IOException {
        try (BufferedReader reader = new BufferedReader(encoding.open(file))) {
            String header = Optional.ofNullable(reader.readLine()).orElse("");
            char best = ',';
            long most = 0;
            for (char one : DELIMITERS) {
                long times = header.chars().filter(letter -> letter == one).count();
                if (times > most) {
                    best = one;
                    most = times;
                }
            }
            return best;
        }
    }

    /// @param bom how many bytes at the beginning say which encoding it is
    private record Encoding(Charset charset, int bom, Optional<String> warning) {

        static Encoding of(Path file) throws IOException {
            byte[] start;
            try (InputStream input = Files.newInputStream(file)) {
                start = input.readNBytes(SEEN);
            }
            if (begins(start, 0xEF, 0xBB, 0xBF)) {
                return new Encoding(StandardCharsets.UTF_8, 3, Optional.empty());
            }
            if (begins(start, 0xFF, 0xFE)) {
                return new Encoding(StandardCharsets.UTF_16LE, 2, Optional.empty());
            }
            if (begins(start, 0xFE, 0xFF)) {
                return new Encoding(StandardCharsets.UTF_16BE, 2, Optional.empty());
            }
            if (holdsNothing(start)) {
                // UTF-16 without its mark, or no text at all.
                throw new Stopped("binary", "");
            }
            return isUtf8(file)
                    ? new Encoding(StandardCharsets.UTF_8, 0, Optional.empty())
                    : new Encoding(WINDOWS, 0, Optional.of("windows"));
        }

        private static boolean holdsNothing(byte[] start) {
            for (byte one : start) {
                if (one == 0) {
                    return true;
                }
            }
            return false;
        }

        private static boolean begins(byte[] start, int... bytes) {
            if (start.length < bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if ((start[i] & 0xFF) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isUtf8(Path file) throws IOException {
            char[] buffer = new char[1 << 16];
            try (Reader reader = strict(Files.newInputStream(file))) {
                while (reader.read(buffer) >= 0) {
                    // Only whether it can be read counts.
                }
                return true;
            } catch (CharacterCodingException e) {
                return false;
            }
        }

        private static Reader strict(InputStream input) {
            return new InputStreamReader(
                    input,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
        }

        Reader open(Path file) throws IOException {
            InputStream input = Files.newInputStream(file);
            input.skipNBytes(bom);
            return new BufferedReader(new InputStreamReader(input, charset), 1 << 16);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            reached = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
            return records.hasNext();
        } catch (UncheckedIOException e) {
            // A quote that nothing closes swallows the rest.
            throw new Stopped("half", String.valueOf(reached));
        }
    }

    @Override
    public Line next() {
        CSVRecord record = records.next();
        List<String> cells = new ArrayList<>(record.size());
        record.forEach(cell -> cells.add(CsvText.read(cell.strip())));
        return new Line(reached, cells);
    }

    @Override
    public Optional<String> warning() {
        return warning;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
