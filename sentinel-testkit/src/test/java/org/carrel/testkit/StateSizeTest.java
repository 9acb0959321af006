package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.carrel.engine.scoring.AccountState;
import org.carrel.engine.scoring.AccountStates;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How much is remembered of an account after four weeks of term, in bytes as stored.
///
/// The mean is held to a little over a kilobyte. The most active tenth takes more than one and a half, the last
/// hundredth about two: the distribution is printed.
class StateSizeTest {
    private static final CampusSettings WORLD = Worlds.term(90_311, 800, 28, 1);

    @Test
    void anAccountTakesAboutAKilobyteInTheLogsUsualForm() {
        assertThat(Arrays.stream(sizes(false)).average().orElseThrow()).isBetween(200.0, 1.1 * 1024);
    }

    @Test
    void anAccountTakesAboutAKilobyteWithUserAgentsAndSessions() {
        assertThat(Arrays.stream(sizes(true)).average().orElseThrow()).isBetween(200.0, 1.1 * 1024);
    }

    private static int[] sizes(boolean rich) {
        Map<String, AccountState> states = new HashMap<>();
        Detector detector = Detector.over(new DetectorSettings(WORLD.zone(), 5, true), new InMap(states), null);
        Campus campus = Campus.simulate(WORLD);
        if (rich) {
            campus.forEachRichEvent(detector::accept);
        } else {
            campus.forEachEvent(detector::accept);
        }
        detector.settle();
        detector.drain();
        int[] sizes = states.values().stream()
                .mapToInt(state -> state.encode().length)
                .sorted()
                .toArray();
        System.out.printf(
                "State of %d accounts%s: mean %.0f bytes, median %d, 90%% %d, 99%% %d, most %d%n",
                sizes.length,
                rich ? " with user agents" : "",
                Arrays.stream(sizes).average().orElseThrow(),
                sizes[sizes.length / 2],
                sizes[sizes.length * 9 / 10],
                sizes[sizes.length * 99 / 100],
                sizes[sizes.length - 1]);
        return sizes;
    }

    private record InMap(Map<String, AccountState> states) implements AccountStates {
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
    }
}
