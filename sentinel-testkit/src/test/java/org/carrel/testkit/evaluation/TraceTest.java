package org.carrel.testkit.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TraceTest {

    private static final long DAY = 24 * 3600;

    private record Moment(long time, double score) {}

    /// The rule of alerts on every single moment, as the engine applies it.
    private static List<Raised> plainly(List<Moment> moments, double line, double hysteresis) {
        List<Raised> alerts = new ArrayList<>();
        boolean open = false;
        long opened = 0;
        long standing = 0;
        double most = 0;
        for (Moment moment : moments) {
            if (open && moment.time() - standing > 3 * DAY) {
                alerts.add(new Raised(0, opened, standing, most));
                open = false;
            }
            if (open) {
                if (moment.score() >= line - hysteresis) {
                    standing = moment.time();
                    most = Math.max(most, moment.score());
                }
            } else if (moment.score() >= line) {
                open = true;
                opened = moment.time();
                standing = opened;
                most = moment.score();
            }
        }
        if (open) {
            alerts.add(new Raised(0, opened, standing, most));
        }
        return alerts;
    }

    @Test
    void alertsAtAnyLineAreThoseOfEveryMomentThoughFewMomentsAreKept() {
        SplittableRandom random = new SplittableRandom(5);
        for (int world = 0; world < 200; world++) {
            List<Moment> moments = new ArrayList<>();
            Trace trace = new Trace(Double.NEGATIVE_INFINITY);
            long time = random.nextLong(DAY);
            for (int i = 0; i < 400; i++) {
                // mostly within the hour, now and then about as long as an episode stays quiet
                time += random.nextInt(12) == 0 ? 3 * DAY - 2000 + random.nextLong(4000) : random.nextLong(600);
                double score = Math.round(random.nextDouble(20) * 4) / 4.0;
                moments.add(new Moment(time, score));
                trace.add(0, time, score);
            }
            for (double line = 2; line < 20; line += .5) {
                assertThat(trace.raised(line, 3)).isEqualTo(plainly(moments, line, 3));
                assertThat(trace.raised(line, 0)).isEqualTo(plainly(moments, line, 0));
            }
            assertThat(trace.size()).isLessThan(400);
        }
    }

    @Test
    void anEpisodeLastsWhileTheScoreStaysNearTheLine() {
        Trace trace = new Trace(0);
        trace.add(0, 0, 12);
        trace.add(0, 2 * DAY, 9);
        trace.add(0, 4 * DAY, 12);

        assertThat(trace.raised(11, 3)).containsExactly(new Raised(0, 0, 4 * DAY, 12));
        assertThat(trace.raised(11, 1)).hasSize(2);
    }

    @Test
    void whatLiesBelowTheLeastIsNotKept() {
        Trace trace = new Trace(5);
        trace.add(3, 0, 4.9);
        trace.add(3, 0, Double.NaN);

        assertThat(trace.size()).isZero();
        assertThat(trace.raised(0, 0)).isEmpty();
    }
}
