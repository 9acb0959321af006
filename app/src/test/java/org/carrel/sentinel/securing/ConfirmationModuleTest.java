package org.carrel.sentinel.securing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carrel.CarrelTest;
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

/// From the verdict to the secured account and back, by a reviewer's forms; and what waits for somebody on the way.
@CarrelTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@TestPropertySource(properties = "carrel.context=ConfirmationModuleTest")
class ConfirmationModuleTest {

    private static final String REASON = "Four hundred articles in two hours";

    @Autowired
    private People people;

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private ReviewerTraining training;

    @Autowired
    private Worker worker;

    @Autowired
    private Answers answers;

    @Autowired
    private Securing securing;

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    private Visitor visitor;

    @BeforeEach
    void anAlertWaitsForATrainedReviewer() {
        OneAlert.readInto(sentinel, people, folder);
        visitor = OneAlert.visitor(port, OneAlert.trainedReviewer(people, training, Clock.systemUTC()));
    }

    private String post(String path, Map<String, String> form) {
        HttpResponse<String> answer = visitor.post(path, form);
        return answer.headers().firstValue("Location").orElseGet(answer::body);
    }

    private String decide(String verdict, int decisions, String undo) {
        return post(
                "/alerts/1/verdicts",
                Map.of("verdict", verdict, "decisions", Integer.toString(decisions), "undo", undo));
    }

    private String confirm(int decisions) {
        return post("/alerts/1/securing", Map.of("decisions", Integer.toString(decisions)));
    }

    private void identify() {
        assertThat(post("/alerts/1/reveals", Map.of("reason", REASON))).endsWith("/person");
        assertThat(visitor.get("/alerts/1/person").body()).contains(OneAlert.OWNER);
    }

    private void trainingRunsOut() {
        purposes.run(
                SentinelPurpose.OVERSEE,
                () -> jdbc.sql(
                                "UPDATE sentinel.training SET trained_on = trained_on - 400, valid_until = trained_on - 30")
                        .update());
    }

    @Test
    void whoConfirmsOnAnOldPageIsToldAndSecuresNothing() {
        identify();

        assertThat(confirm(7)).contains("refused=overtaken");

        assertThat(securing.of(1)).isEmpty();
        assertThat(visitor.get("/alerts").body()).contains("data-alert=\"1\"");
    }

    @Test
    void whoHasNotLookedWhoseAccountItIsSecuresNothingAndNobodySaysThatTheyLooked() {
        assertThat(post("/alerts/1/reveals", Map.of("reason", REASON))).endsWith("/person");

        assertThat(confirm(0)).contains("refused=not-seen");

        assertThat(securing.of(1)).isEmpty();
        assertThat(visitor.get("/alerts/1?refused=not-seen").body()).contains("Look who it is first");
        assertThat(shown()).isEmpty();
    }

    @Test
    void aConfirmationIsNoFurtherLook() {
        identify();
        List<Instant> before = shown();

        confirm(0);

        assertThat(shown()).hasSize(1).isEqualTo(before);
    }

    private List<Instant> shown() {
        return purposes.in(
                SentinelPurpose.IDENTIFY,
                () -> jdbc.sql("SELECT shown_at FROM sentinel.reveal WHERE shown_at IS NOT NULL")
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .list());
    }

    @Test
    void aConfirmationIsTimedAsEveryDecisionIs() {
        visitor.get("/alerts/1");
        identify();
        assertThat(confirm(0)).contains("done=secured");
        assertThat(purposes.in(
                        SentinelPurpose.REVIEW,
                        () -> jdbc.sql("SELECT count(seconds_spent) FROM sentinel.verdict")
                                .query(Integer.class)
                                .single()))
                .isEqualTo(1);
    }

    @Test
    void aVerdictWithoutSecuringSaysSoStaysOpenAndWaitsForSomebody() {
        assertThat(decide("compromised", 0, "")).contains("done=compromised");

        assertThat(visitor.get("/alerts/1?done=compromised").body())
                .contains("A verdict alone secures nothing", "nothing has been secured");
        assertThat(visitor.get("/alerts").body())
                .contains("Needs you (1)", "Compromised, and nothing has been secured");
        assertThat(visitor.get("/").body()).contains("Compromised, and nothing has been secured");
        identify();
        assertThat(confirm(1)).contains("done=secured");

        assertThat(visitor.get("/alerts").body()).doesNotContain("Needs you");
        assertThat(post("/alerts/1/reveals", Map.of("reason", REASON))).contains("refused=closed");
    }

    @Test
    void aVerdictThatIsChangedToCompromisedReopensTheAlert() {
        decide("unsure", 0, "");
        assertThat(post("/alerts/1/reveals", Map.of("reason", REASON))).contains("refused=closed");
        decide("compromised", 1, "");
        identify();
        assertThat(confirm(2)).contains("done=secured");
        worker.work();

        assertThat(decide("heavy_lawful", 3, "yes")).contains("done=cleared");
        worker.work();
        assertThat(decide("compromised", 4, "")).contains("done=compromised");
        identify();
        assertThat(confirm(5)).contains("done=secured");
        worker.work();
        assertThat(securing.of(1).orElseThrow().over()).isFalse();
    }

    @Test
    void whatWasSecuredOutsideWaitsForNobodyOnceAReviewerSaysHow() {
        decide("compromised", 0, "");
        assertThat(post("/alerts/1/by-hand", Map.of("decisions", "1"))).contains("refused=reason");
        assertThat(NothingSaid.ALL)
                .allSatisfy(nothing -> assertThat(post("/alerts/1/by-hand", Map.of("decisions", "1", "note", nothing)))
                        .contains("refused=reason"));
        assertThat(post("/alerts/1/by-hand", Map.of("decisions", "1", "note", "The desk has reset the password.")))
                .contains("done=decided");
        assertThat(visitor.get("/alerts").body()).doesNotContain("Needs you");
        assertThat(visitor.get("/alerts/1").body())
                .contains("The desk has reset the password.")
                .doesNotContain("nothing has been secured");
    }

    @Test
    void aTrainingThatHasRunOutEndsSecuringClearingAndLeavingAlone() {
        identify();
        trainingRunsOut();
        assertThat(confirm(0)).contains("refused=untrained");
        assertThat(securing.of(1)).isEmpty();
        assertThat(post("/alerts/1/suppressions", Map.of("reason", "Text mining, agreed", "days", "90")))
                .contains("refused=untrained");
        assertThat(visitor.get("/alerts/1?refused=untrained").body()).contains("has run out", "Without it nobody");
    }

    @Test
    void aTrainingThatRunsOutAfterwardsEndsWhatCanBeDoneToTheSteps() {
        identify();
        confirm(0);
        worker.work();
        trainingRunsOut();
        assertThat(post("/alerts/1/securing/retries", Map.of())).contains("has run out");
        assertThat(post("/alerts/1/securing/by-hand", Map.of("step", "local_sign_in")))
                .contains("has run out");
        assertThat(decide("heavy_lawful", 1, "yes")).contains("refused=untrained");
        worker.work();
        assertThat(securing.of(1).orElseThrow().over()).isFalse();
    }

    @Test
    void aStepThatFailedAndAnOwnersAnswerWaitForSomebodyUntilTheyAreSettled() {
        identify();
        confirm(0);
        worker.work();
        long id = purposes.in(SentinelPurpose.SECURE, () -> {
            jdbc.sql("UPDATE sentinel.securing_step SET state = 'failed' WHERE kind = 'local_sign_in'")
                    .update();
            return jdbc.sql("SELECT id FROM sentinel.securing")
                    .query(Long.class)
                    .single();
        });
        assertThat(answers.give(answers.newCode(id), Answers.Answer.MINE)).isTrue();

        assertThat(visitor.get("/alerts").body())
                .contains("Needs you (2)", "did not work", "The owner answered: “Yes, that was me”");
        assertThat(visitor.get("/").body()).contains("Needs you (2)");

        post("/alerts/1/securing/answer", Map.of());
        assertThat(visitor.get("/alerts").body()).contains("Needs you (1)").doesNotContain("The owner answered");
        post("/alerts/1/securing/by-hand", Map.of("step", "local_sign_in"));
        assertThat(visitor.get("/alerts").body()).doesNotContain("Needs you");
    }
}
