package org.carrel.engine.reading;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.ReadingSummary.Skipped;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.tokens.Domain;
import org.carrel.engine.tokens.Keys;
import org.carrel.engine.tokens.Pseudonymiser;
import org.jspecify.annotations.Nullable;

/// Reads logs in tests, with fixed keys and a fixed now.
final class Logs {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final Keys KEYS = Keys.fixed(1, 42);

    final List<AccessEvent> events = new ArrayList<>();
    private final LogReader reader;
    private @Nullable Reading reading;

    private Logs(@Nullable String format, ZoneId zone) {
        try {
            reader = new LogReader(
                    new ReaderSettings(format, zone, NOW),
                    new Pseudonymiser(KEYS),
                    PlaceTable.none(),
                    SeenLines.inMemory());
        } catch (FormatProblem problem) {
            throw new IllegalArgumentException(problem.sentence(), problem);
        }
    }

    static Logs in(@Nullable String format, String zone) {
        return new Logs(format, ZoneId.of(zone));
    }

    static Logs of(String text) {
        return in(null, "Europe/London").read(text.getBytes(StandardCharsets.UTF_8));
    }

    static Logs of(String format, String text) {
        return in(format, "Europe/London").read(text.getBytes(StandardCharsets.UTF_8));
    }

    Logs read(byte[] bytes) {
        return read(LogSource.of("test.log", new ByteArrayInputStream(bytes)));
    }

    Logs read(LogSource... sources) {
        reading = reader.read(List.of(sources), events::add, Progress.NONE);
        return this;
    }

    AccessEvent only() {
        if (events.size() != 1) {
            throw new AssertionError(events.size() + " events; " + reading);
        }
        return events.getFirst();
    }

    ReadingSummary summary() {
        return reading().summary();
    }

    List<Reading.Problem> problems() {
        return reading().problems();
    }

    private Reading reading() {
        if (reading == null) {
            throw new IllegalStateException("nothing was read");
        }
        return reading;
    }

    long skipped() {
        return summary().skipped().values().stream().mapToLong(Skipped::lines).sum();
    }

    static String token(String name) {
        return new Pseudonymiser(KEYS).account(name);
    }

    static long hash(Domain domain, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Pseudonymiser(KEYS).hash(domain, bytes, 0, bytes.length);
    }

    /// A line as EZproxy writes it by default.
    static String line(String user, String time, String url, int status) {
        return "192.0.2.7 - " + user + " [" + time + "] \"GET " + url + " HTTP/1.1\" " + status + " 1234\n";
    }

    static String line(String url) {
        return line("jsmith", "30/Nov/2025:00:13:10 +0100", url, 200);
    }
}
