package org.carrel.sentinel.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.privacy.NothingSaid;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.ReviewerTraining;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.SentinelPurpose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Reviewers decide, change their minds, and stand in each other's way.
@CarrelTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@TestPropertySource(properties = "carrel.context=DecisionModuleTest")
class DecisionModuleTest {

    @Autowired
    private People people;

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private ReviewerTraining training;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    private TestAccount reviewer;
    private Visitor visitor;

    @BeforeEach
    void anAlertWaits() {
        OneAlert.readInto(sentinel, people, folder);
        reviewer = OneAlert.trainedReviewer(people, training, Clock.systemUTC());
        visitor = OneAlert.visitor(port, reviewer);
    }

    private String decide(String verdict, String decisions) {
        return visitor.post(
                        "/alerts/1/verdicts",
                        Map.of("verdict", verdict, "note", "seen twice", "decisions", decisions, "openedAt", "1"))
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    @Test
    void aDecisionTakesTheAlertFromTheQueueAndIsKept() {
        assertThat(visitor.get("/alerts").body()).contains("data-alert=\"1\"");

        assertThat(decide("compromised", "0")).contains("done=compromised");

        assertThat(visitor.get("/alerts").body())
                .doesNotContain("data-alert=\"1\"")
                .contains("Nothing waits");
        assertThat(visitor.get("/alerts?show=decided").body()).contains("data-alert=\"1\"", "Compromised");
        assertThat(visitor.get("/alerts/1").body()).contains("seen twice");
    }

    @Test
    void whoDecidesOnAnOldPageIsToldAndChangesNothing() {
        decide("compromised", "0");

        assertThat(decide("heavy_lawful", "0")).contains("refused=overtaken");

        String page = visitor.get("/alerts/1?refused=overtaken").body();
        assertThat(page).contains("A colleague decided").contains("Decisions so far");
        assertThat(page.split("Decisions so far")[1]).doesNotContain("Heavy but lawful –");
    }

    @Test
    void ofTwoWhoDecideAtOnceOneWins() throws InterruptedException {
        var outcomes = Collections.synchronizedList(new ArrayList<Reviews.Outcome>());
        Thread[] both = new Thread[8];
        for (int i = 0; i < both.length; i++) {
            Verdict verdict = Verdict.values()[i % 5];
            both[i] = Thread.startVirtualThread(() -> outcomes.add(reviews.decide(1, 0, verdict, "", reviewer.id())));
        }
        for (Thread thread : both) {
            thread.join();
        }

        assertThat(outcomes)
                .hasSize(8)
                .filteredOn(outcome -> outcome instanceof Reviews.Outcome.Decided)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Reviews.Outcome.Overtaken)
                .hasSize(7);
    }

    @Test
    void aVerdictCanBeChangedAndItsHistoryStays() {
        decide("unsure", "0");
        assertThat(decide("shared", "1")).contains("done=decided");

        String page = visitor.get("/alerts/1").body();
        assertThat(page).containsSubsequence("The verdict that stands:", "Shared");
        assertThat(page.split("Decisions so far")[1]).containsSubsequence("Shared", "Unsure");
    }

    @Test
    void whoWantsTheSecuringTakenBackStandsWithTheDecisionUntilTheNextOne() {
        reviews.decide(1, 0, Verdict.SHARED, "", reviewer.id(), Reviews.Account.TAKE_BACK);
        assertThat(undoWantedBy()).contains(reviewer.id().value());

        reviews.decide(1, 1, Verdict.COMPROMISED, "", reviewer.id());
        assertThat(undoWantedBy()).isEmpty();
    }

    private Optional<UUID> undoWantedBy() {
        return purposes.in(
                SentinelPurpose.REVIEW,
                () -> jdbc.sql("SELECT undo_wanted_by FROM sentinel.alert WHERE undo_wanted_by IS NOT NULL")
                        .query(UUID.class)
                        .optional());
    }

    @Test
    void whatIsNoVerdictIsRefusedWithASentence() {
        assertThat(decide("guilty", "0")).contains("refused=verdict");
        assertThat(visitor.get("/alerts/1?refused=verdict").body()).contains("Choose one of the verdicts.");
        assertThat(visitor.get("/alerts?show=open").body()).contains("data-alert=\"1\"");
        assertThat(visitor.post("/alerts/99/verdicts", Map.of("verdict", "shared"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAddressAloneMakesNoPageSayThatSomethingWasDone() {
        for (String word : List.of("decided", "compromised", "secured", "cleared", "suppressed", "overtaken")) {
            assertThat(visitor.get("/alerts/1?done=" + word).statusCode()).isEqualTo(200);
            assertThat(visitor.get("/alerts/1?done=" + word).body()).as(word).doesNotContain("role=\"status\"");
        }
        assertThat(visitor.get("/alerts/1?refused=closed").body()).doesNotContain("This alert is decided");

        decide("compromised", "0");
        assertThat(visitor.get("/alerts/1?done=secured").body())
                .as("nothing is being secured")
                .doesNotContain("The account is being secured");
    }

    @Test
    void anAccountLeftAloneWaitsForNobodyUntilSomebodyLooksAgain() {
        visitor.post(
                "/alerts/1/suppressions", Map.of("reason", "Text mining, agreed with the publisher", "days", "30"));

        assertThat(visitor.get("/alerts").body()).doesNotContain("data-alert=\"1\"");
        assertThat(visitor.get("/alerts?show=suppressed").body()).contains("data-alert=\"1\"");
        assertThat(visitor.get("/alerts/1").body()).contains("Text mining, agreed with the publisher");

        visitor.post("/alerts/1/suppressions/end", Map.of());

        assertThat(visitor.get("/alerts").body()).contains("data-alert=\"1\"");
    }

    @Test
    void leavingAloneNeedsAReasonAndAnEnd() {
        for (Map<String, String> form : List.of(
                Map.of("reason", "because", "days", "30"),
                Map.of("reason", "Text mining, agreed", "days", "0"),
                Map.of("reason", "Text mining, agreed", "days", "91"))) {
            String to = visitor.post("/alerts/1/suppressions", form)
                    .headers()
                    .firstValue("Location")
                    .orElse("");
            assertThat(to).contains("refused=");
        }
        assertThat(NothingSaid.ALL)
                .allSatisfy(nothing -> assertThat(
                                visitor.post("/alerts/1/suppressions", Map.of("reason", nothing, "days", "30"))
                                        .headers()
                                        .firstValue("Location"))
                        .hasValueSatisfying(to -> assertThat(to).contains("refused=reason")));
        assertThat(visitor.get("/alerts").body()).contains("data-alert=\"1\"");
    }

    @Test
    void aCharacterThatCannotBeStoredIsRefusedWithASentenceAndLinesAreText() {
        for (String path : List.of("/alerts/1/verdicts", "/alerts/1/suppressions", "/alerts/1/reveals")) {
            var answer = visitor.post(path, Map.of("verdict", "shared", "note", "a\0b", "reason", "ten characters\0"));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("A character that cannot be stored");
        }
        assertThat(visitor.get("/alerts").body()).contains("data-alert=\"1\"");

        visitor.post("/alerts/1/verdicts", Map.of("verdict", "shared", "note", "one\r\n\ttwo", "decisions", "0"));
        assertThat(visitor.get("/alerts/1").body()).contains("one", "two").contains("Shared");
    }

    @Test
    void theTimeADecisionTakesIsCountedHereFromTheFirstLook() {
        visitor.get("/alerts/1");
        purposes.run(
                SentinelPurpose.REVIEW,
                () -> jdbc.sql("UPDATE sentinel.alert_opening SET opened_at = opened_at - INTERVAL '30 seconds'")
                        .update());
        visitor.get("/alerts/1");
        decide("shared", "0");
        visitor.get("/alerts/1");
        decide("unsure", "1");

        List<String> seconds = purposes.in(
                SentinelPurpose.REVIEW,
                () -> jdbc.sql("SELECT coalesce(seconds_spent::text, 'not known') FROM sentinel.verdict ORDER BY id")
                        .query(String.class)
                        .list());
        assertThat(seconds).hasSize(2);
        assertThat(Integer.parseInt(String.valueOf(seconds.getFirst()))).isBetween(30, 90);
        assertThat(seconds.getLast()).as("of a change").isEqualTo("not known");
    }
}
