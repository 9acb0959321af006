package org.carrel.sentinel.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.carrel.CarrelTest;
import org.carrel.people.AccountId;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.review.Reviews;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Drawing and judging samples on the real tables.
@CarrelTest
@TestPropertySource(properties = {"carrel.sentinel.accuracy.share=0.8", "carrel.sentinel.accuracy.second-share=1"})
class SamplingModuleTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
    private static final AccountId ONE = new AccountId(UUID.randomUUID());
    private static final AccountId OTHER = new AccountId(UUID.randomUUID());

    @Autowired
    private Sampling sampling;

    @Autowired
    private AuditDesk desk;

    @Autowired
    private Reviews reviews;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Clock clock;

    @Autowired
    private Environment environment;

    private AccuracyData data;
    private InventedVerdicts invented;

    @BeforeEach
    void twentyQuietDaysAndOneAlert() {
        invented = new InventedVerdicts(sampling, desk, reviews, new InventedRepository(jdbc), purposes, clock);
        data = new AccuracyData(environment);
        data.empty();
        IntStream.range(0, 20).forEach(i -> data.day("u1-" + i, DAY, i < 10 ? -3 : 1, i, 1));
        data.day("u1-thief", DAY, 12, 400, 3);
        data.alert("u1-thief", DAY, 0.9);
        data.logReadUpTo(DAY.plusDays(1));
    }

    @Test
    void aCompleteDayIsDrawnFromOnceWithTheChancesWrittenDown() {
        sampling.drawWhatIsDue();
        sampling.drawWhatIsDue();
        assertThat(data.number("SELECT count(*) FROM sentinel.audit_draw")).isOne();
        // four of five slots a day
        assertThat(data.number("SELECT count(*) FROM sentinel.audit_sample")).isEqualTo(4);
        assertThat(data.column("SELECT DISTINCT inclusion FROM sentinel.audit_sample"))
                .containsExactly("0.2");
        assertThat(data.number("SELECT sum(account_days) FROM sentinel.audit_stratum"))
                .isEqualTo(20);
        assertThat(data.column("SELECT account FROM sentinel.audit_sample")).doesNotContain("u1-thief");
    }

    @Test
    void aDayThatIsStillRunningWaits() {
        data.logReadUpTo(DAY);
        sampling.drawWhatIsDue();
        assertThat(data.number("SELECT count(*) FROM sentinel.audit_draw")).isZero();
    }

    @Test
    void severalNodesAtOnceDrawOneDayOnce() throws Exception {
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(node -> nodes.submit(sampling::drawWhatIsDue))
                    .toList();
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(data.number("SELECT count(*) FROM sentinel.audit_draw")).isOne();
        assertThat(data.number("SELECT count(*) FROM sentinel.audit_sample")).isEqualTo(4);
    }

    @Test
    void aVerdictCanBeChangedAndItsHistoryStays() {
        sampling.drawWhatIsDue();
        long id = desk.lists(ONE).waiting().getFirst().id();
        assertThat(desk.open(id, ONE))
                .hasValueSatisfying(sample -> assertThat(sample.days()).anyMatch(Sample.Day::asked));
        assertThat(desk.decide(id, 0, "heavy_lawful", "Usual.", ONE)).isEqualTo(new AuditDesk.Outcome.Decided());
        assertThat(desk.decide(id, 1, "shared", "On reflection.", ONE)).isEqualTo(new AuditDesk.Outcome.Decided());
        assertThat(data.column("SELECT verdict FROM sentinel.audit_verdict ORDER BY id"))
                .containsExactly("heavy_lawful", "shared");
        assertThat(data.column("SELECT seconds_spent IS NULL FROM sentinel.audit_verdict ORDER BY id"))
                .containsExactly("f", "t");
        assertThat(desk.open(id, ONE))
                .hasValueSatisfying(sample -> assertThat(sample.verdict()).isEqualTo("shared"));
    }

    @Test
    void ofTwoWhoDecideAtOnceTheSecondIsTold() {
        sampling.drawWhatIsDue();
        long id = desk.lists(ONE).waiting().getFirst().id();
        desk.open(id, OTHER);
        desk.decide(id, 0, "heavy_lawful", "", ONE);
        assertThat(desk.decide(id, 0, "compromised", "", OTHER)).isEqualTo(new AuditDesk.Outcome.Overtaken());
        // and the same reviewer in an old window
        assertThat(desk.decide(id, 0, "shared", "", ONE)).isEqualTo(new AuditDesk.Outcome.Overtaken());
        assertThat(data.number("SELECT count(*) FROM sentinel.audit_verdict")).isOne();
        assertThat(desk.open(id, OTHER)).as("the first verdict stays unseen").isEmpty();
    }

    @Test
    void badInputIsRefusedAndNothingTypedIsLost() {
        sampling.drawWhatIsDue();
        long id = desk.lists(ONE).waiting().getFirst().id();
        assertThat(desk.decide(id, 0, "guilty", "A long thought.", ONE))
                .isInstanceOfSatisfying(AuditDesk.Outcome.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo("verdict");
                    assertThat(refused.sample().note()).isEqualTo("A long thought.");
                });
        assertThat(desk.decide(id, 0, "shared", "x".repeat(2001), ONE))
                .isInstanceOfSatisfying(
                        AuditDesk.Outcome.Refused.class,
                        refused -> assertThat(refused.sample().verdict()).isEqualTo("shared"));
        assertThat(desk.decide(987_654, 0, "shared", "", ONE)).isEqualTo(new AuditDesk.Outcome.Unknown());
    }

    @Test
    void aSecondLookGoesToSomebodyElse() {
        Instant now = clock.instant();
        long alert = data.number("SELECT id FROM sentinel.alert");
        data.decide(alert, "compromised", ONE.value(), now, 60);
        sampling.drawWhatIsDue();
        long first = desk.lists(ONE).waiting().getFirst().id();
        desk.open(first, ONE);
        desk.decide(first, 0, "heavy_lawful", "", ONE);
        sampling.drawWhatIsDue();
        sampling.drawWhatIsDue();
        assertThat(data.column("SELECT kind FROM sentinel.audit_sample WHERE kind <> 'below' ORDER BY kind"))
                .containsExactly("second_alert", "second_audit");
        List<Long> seconds = data.column("SELECT id FROM sentinel.audit_sample WHERE kind <> 'below'").stream()
                .map(Long::valueOf)
                .toList();
        assertThat(desk.lists(ONE).waiting()).extracting(Sample.Waiting::id).doesNotContainAnyElementsOf(seconds);
        assertThat(desk.lists(OTHER).waiting()).extracting(Sample.Waiting::id).containsAll(seconds);
        assertThat(desk.open(seconds.getFirst(), ONE)).isEmpty();
        assertThat(desk.decide(seconds.getFirst(), 0, "shared", "", ONE)).isEqualTo(new AuditDesk.Outcome.Unknown());
        assertThat(desk.open(seconds.getFirst(), OTHER)).isPresent();
    }

    @Test
    void theDemoDecidesSamplesAndGoesOnWhereItStopped() {
        assertThat(invented.decide(ONE, 3)).isEqualTo(3);
        assertThat(invented.decide(ONE, 3)).isEqualTo(1);
        assertThat(data.number(
                        "SELECT count(*) FROM sentinel.audit_sample WHERE verdict IS NOT NULL AND kind = 'below'"))
                .isEqualTo(4);
    }

    @Test
    void theDemoDecidesAlertsThatAreLongQuietAndSaysThatItIsInvented() {
        long old = data.number("SELECT id FROM sentinel.alert");
        long fresh = data.alert("u1-fresh", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), 0.9);

        assertThat(invented.decide(ONE)).isPositive();
        invented.decide(ONE);

        assertThat(data.column("SELECT note FROM sentinel.verdict WHERE alert_id = " + old))
                .containsExactly("Invented for the demo.");
        assertThat(data.number("SELECT count(*) FROM sentinel.verdict WHERE alert_id = " + fresh))
                .isZero();
    }
}
