package org.carrel.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.reading.FormatProblem;
import org.carrel.engine.reading.LogReader;
import org.carrel.engine.reading.LogSource;
import org.carrel.engine.reading.Progress;
import org.carrel.engine.reading.ReaderSettings;
import org.carrel.engine.reading.SeenLines;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.AccountState;
import org.carrel.engine.scoring.AccountStates;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.engine.tokens.Epochs;
import org.carrel.engine.tokens.Handover;
import org.carrel.engine.tokens.KeyFile;
import org.carrel.engine.tokens.Keys;
import org.carrel.engine.tokens.Pseudonymiser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The history of accounts over a change of epoch.
class HandoverTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int ACCOUNTS = 40;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /// States as somebody keeps them: encoded, by token.
    private static final class Kept implements AccountStates {
        private final Map<String, AccountState> states = new HashMap<>();

        @Override
        public @Nullable AccountState find(String token) {
            return states.get(token);
        }

        @Override
        public void put(String token, AccountState state) {
            states.put(token, state);
        }

        @Override
        public void expireBefore(long epochDay) {
            states.values().removeIf(state -> state.lastDay() < epochDay);
        }

        Kept moved(Handover handover) {
            Kept moved = new Kept();
            states.forEach(
                    (token, state) -> moved.states.put(handover.apply(token), AccountState.decode(state.encode())));
            return moved;
        }
    }

    @Test
    void scoresGoOnAsIfThereHadBeenNoNewEpoch() throws Exception {
        KeyFile file = new KeyFile(folder.resolve("keys.p12"));
        Keys first = file.create(null);
        Kept states = new Kept();
        Detector before = Detector.over(settings(), states, null);
        read(first, before, 1, 28);
        before.settle();
        before.drain();
        byte[] checkpoint = before.checkpoint();
        file.rotate(null);
        Epochs epochs = file.openAll(null);
        Handover handover = new Handover(epochs);
        Kept moved = states.moved(handover);
        Detection unchanged = on(states, checkpoint, first);
        Detection handedOver = on(moved, checkpoint, epochs.current());
        Detection forgotten = on(new Kept(), checkpoint, epochs.current());
        assertThat(moved.states.keySet()).allMatch(token -> token.startsWith("u2-"));
        assertThat(scores(handedOver)).isEqualTo(scores(unchanged, handover));
        assertThat(scores(forgotten)).isNotEqualTo(scores(handedOver));
    }

    private static Detection on(Kept states, byte[] checkpoint, Keys keys) throws FormatProblem {
        Detector detector = Detector.over(settings(), states, checkpoint);
        read(keys, detector, 29, 30);
        return detector.finish();
    }

    private static Map<String, Double> scores(Detection detection) {
        Map<String, Double> scores = new HashMap<>();
        for (AccountDay day : detection.accountDays()) {
            scores.put(day.day() + " " + day.account(), day.score());
        }
        assertThat(scores).isNotEmpty();
        return scores;
    }

    private static Map<String, Double> scores(Detection detection, Handover handover) {
        Map<String, Double> scores = new HashMap<>();
        for (AccountDay day : detection.accountDays()) {
            scores.put(day.day() + " " + handover.apply(day.account()), day.score());
        }
        return scores;
    }

    private static DetectorSettings settings() {
        return new DetectorSettings(UTC, 5, false);
    }

    /// Days of one November, each account from its own network; on the last two account 3 takes far more than it ever
    /// did.
    private static void read(Keys keys, Detector detector, int from, int to) throws FormatProblem {
        StringBuilder log = new StringBuilder();
        for (int day = from; day <= to; day++) {
            for (int i = 0; i < 1200; i++) {
                int account = day > 28 && i % 3 == 0 ? 3 : (i * 7 + day) % ACCOUNTS;
                log.append(String.format(
                        "192.0.%d.7 - reader%d [%02d/Nov/2025:%02d:%02d:%02d +0000] \"GET http://www.example.com/article/%d HTTP/1.1\" 200 500%n",
                        account, account, day, 8 + i / 120, i / 2 % 60, i % 2 * 30, day * 5000 + i));
            }
        }
        LogReader reader = new LogReader(
                new ReaderSettings(null, UTC, Instant.parse("2026-01-01T00:00:00Z")),
                new Pseudonymiser(keys),
                PlaceTable.none(),
                SeenLines.inMemory());
        LogSource source =
                LogSource.of("log", new ByteArrayInputStream(log.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(reader.read(List.of(source), detector::accept, Progress.NONE).problems())
                .isEmpty();
    }
}
