package org.carrel.sentinel.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who is flagged, and what is hidden.
class RulesTest {

    private static final AccuracySettings SETTINGS = settings(0.1);

    @Test
    void aReviewerWhoAlwaysSaysCompromisedIsFlagged() {
        assertThat(work(20, 19, 0, Double.NaN)).containsExactly("always");
        assertThat(work(20, 18, 0, Double.NaN)).isEmpty();
        assertThat(work(9, 9, 0, Double.NaN)).as("too few to tell").isEmpty();
        assertThat(work(10, 10, 0, Double.NaN)).containsExactly("always");
    }

    @Test
    void aReviewerWhoDecidesWithinSecondsIsFlagged() {
        assertThat(work(30, 3, 10, 9.5)).containsExactly("quick");
        assertThat(work(30, 3, 10, 10)).isEmpty();
        assertThat(work(30, 3, 9, 1)).as("too few are timed").isEmpty();
        assertThat(work(30, 30, 30, 2)).containsExactly("always", "quick");
    }

    @Test
    void aSmallGroupIsHiddenAndTheNextSmallestWithIt() {
        assertThat(hidden(500, 9, 40)).containsExactlyInAnyOrder(9L, 40L);
        assertThat(hidden(500, 10, 40)).isEmpty();
        assertThat(hidden(9, 500))
                .as("of two both: one is the whole less the other")
                .containsExactlyInAnyOrder(9L, 500L);
    }

    @Test
    void hiddenGroupsThatAreFewTogetherHideAnotherOne() {
        assertThat(hidden(500, 3, 4, 40)).containsExactlyInAnyOrder(3L, 4L, 40L);
        assertThat(hidden(500, 6, 7, 40)).containsExactlyInAnyOrder(6L, 7L);
    }

    @Test
    void sharesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> settings(1.5)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> settings(Double.NaN)).hasMessageContaining("between 0 and 1");
    }

    private static List<String> work(int alerts, int compromised, int timed, double median) {
        return new ReviewerWork("1a2b3c4d", alerts + 5, alerts, compromised, timed, median).flags(SETTINGS);
    }

    private static List<Long> hidden(long... accounts) {
        List<GroupCount> groups = java.util.stream.LongStream.of(accounts)
                .mapToObj(count -> new GroupCount("age", "g" + count, count, count * 10, 1))
                .toList();
        return GroupCount.hidden(groups, 10).stream().map(GroupCount::accounts).toList();
    }

    private static AccuracySettings settings(double share) {
        return new AccuracySettings(
                share, 0.2, 10, 90, 1, 2000, Duration.ZERO, Duration.ofSeconds(10), Duration.ZERO, 10);
    }
}
