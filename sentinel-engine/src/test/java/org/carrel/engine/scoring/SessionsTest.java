package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an alert tells of the places an account was used from.
class SessionsTest {

    private static final long MORNING = Instant.parse("2026-03-02T09:00:00Z").getEpochSecond();

    private final Sessions sessions = new Sessions();

    @Test
    void aLongEpisodeIsToldFromItsFirstMomentToItsLast() {
        Origin home = new Origin(1);
        Origin thief = new Origin(2);
        int visits = 400;
        for (int i = 0; i < visits; i++) {
            sessions.see(i % 7 == 0 ? home : thief, MORNING + 3600L * i, 1);
        }

        List<Alert.Session> told = sessions.told();

        assertThat(told).hasSizeLessThanOrEqualTo(60);
        assertThat(told.getFirst().from().getEpochSecond()).isEqualTo(MORNING);
        assertThat(told.stream().mapToInt(Alert.Session::documents).sum()).isEqualTo(visits);
        assertThat(told.stream().map(Alert.Session::to).max(Instant::compareTo))
                .hasValue(Instant.ofEpochSecond(MORNING + 3600L * (visits - 1)));
    }

    @Test
    void ofTooManyNetworksThoseStayFromWhichMostWasTaken() {
        for (int i = 0; i < 100; i++) {
            sessions.see(new Origin(i), MORNING + 3600L * i, i == 3 ? 50 : 1);
        }

        assertThat(sessions.told())
                .hasSize(60)
                .anySatisfy(session -> assertThat(session.documents()).isEqualTo(50));
    }
}
