package org.carrel.sentinel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.sentinel.SentinelPurpose.IDENTIFY;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.engine.tokens.KeyFile;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.privacy.NothingSaid;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.SampleLog;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.oversight.Oversight;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Who is behind a token: only for the trained, only for an open alert, only for a reason, and never unrecorded.
@CarrelTest
@Import(SettableClock.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@TestPropertySource(properties = "carrel.context=RevealModuleTest")
class RevealModuleTest {

    private static final String REASON = "400 articles in two hours from an unknown network";

    @Autowired
    private People people;

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private Oversight oversight;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    private TestAccount officer;
    private TestAccount reviewer;
    private Visitor visitor;

    @BeforeEach
    void anAlertWaits() {
        OneAlert.readInto(sentinel, people, folder);
        officer = TestAccounts.staff(people, StaffRole.DPO);
        reviewer = OneAlert.reviewer(people);
        visitor = OneAlert.visitor(port, reviewer);
    }

    private void train(TestAccount account) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        assertThat(oversight.train(account.id(), today, officer.id())).isTrue();
    }

    private String ask(String reason) {
        return to(visitor.post("/alerts/1/reveals", Map.of("reason", reason)));
    }

    private static String to(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private String person() {
        HttpResponse<String> page = visitor.get("/alerts/1/person");
        return page.statusCode() == 200 ? page.body() : to(page);
    }

    private String atTheOfficers() {
        return OneAlert.visitor(port, officer).get("/oversight").body();
    }

    @Test
    void aTrainedReviewerWithAReasonSeesWhoItIsAndTheOfficerSeesThat() {
        train(reviewer);

        assertThat(ask(REASON)).endsWith("/alerts/1/person");
        assertThat(person())
                .contains(OneAlert.OWNER, SampleLog.THIEF, OneAlert.ADDRESS, "Student", REASON)
                .doesNotContain("u1-");

        assertThat(atTheOfficers()).contains(REASON, "shown").doesNotContain(OneAlert.OWNER, SampleLog.THIEF);
    }

    @Test
    void nothingOfThePersonIsKeptByABrowser() {
        train(reviewer);
        ask(REASON);

        assertThat(visitor.get("/alerts/1/person").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void askingWhetherTheNameMayStillBeShownShowsItToNobody() {
        train(reviewer);
        assertThat(visitor.head("/alerts/1/person").statusCode()).isEqualTo(303);
        ask(REASON);

        assertThat(visitor.head("/alerts/1/person").statusCode()).isEqualTo(204);
        assertThat(atTheOfficers()).contains(REASON, "not shown");

        person();
        visitor.post("/alerts/1/verdicts", Map.of("verdict", "shared", "decisions", "0"));
        assertThat(to(visitor.head("/alerts/1/person"))).contains("refused=closed");
    }

    @Test
    void withoutTrainingNobodySeesAnything() {
        assertThat(ask(REASON)).contains("refused=untrained");
        assertThat(person()).contains("refused=untrained");
        assertThat(atTheOfficers()).contains("No token has been turned into a person yet.");
    }

    @Test
    void trainingThatRunsOutWhileTheAlertIsOpenEndsIt() {
        train(reviewer);
        ask(REASON);
        assertThat(person()).contains(OneAlert.OWNER);

        clock.advance(Duration.ofDays(366));
        visitor = OneAlert.visitor(port, reviewer);

        assertThat(person()).contains("refused=untrained");
    }

    @Test
    void aTrainingThatTheOfficerEndsCountsNoMoreAndStaysOnRecord() {
        train(reviewer);
        ask(REASON);
        Visitor atDesk = OneAlert.visitor(port, officer);
        String path = "/oversight/training/" + reviewer.id().value();

        assertThat(to(atDesk.post(path + "/end", Map.of()))).endsWith("/oversight#training");
        assertThat(person()).contains("refused=untrained");
        assertThat(to(atDesk.post(path + "/end", Map.of()))).contains("refused=end");

        train(reviewer);
        assertThat(person()).contains(OneAlert.OWNER);
        assertThat(atTheOfficers().split("Trained on [0-9]", -1)).hasSize(3);
        assertThat(visitor.post(path + "/end", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void withoutAReasonThereIsNoAnswer() {
        train(reviewer);

        assertThat(ask("why not")).contains("refused=reason");
        assertThat(NothingSaid.ALL)
                .allSatisfy(nothing -> assertThat(ask(nothing)).contains("refused=reason"));
        assertThat(person()).contains("refused=not-identified");
    }

    @Test
    void theAnswerEndsWithTheAlertAlsoForWhoGoesBackInTheBrowser() {
        train(reviewer);
        ask(REASON);
        assertThat(person()).contains(OneAlert.OWNER);

        visitor.post("/alerts/1/verdicts", Map.of("verdict", "shared", "decisions", "0"));

        assertThat(person()).contains("refused=closed");
        assertThat(ask(REASON)).contains("refused=closed");
    }

    @Test
    void oneReviewersQuestionAnswersNoOther() {
        train(reviewer);
        ask(REASON);
        TestAccount colleague = OneAlert.reviewer(people);
        train(colleague);
        visitor = OneAlert.visitor(port, colleague);

        assertThat(person()).contains("refused=not-identified");
    }

    @Test
    void moreQuestionsThanADayAllowsAreRefusedAndManyStandOut() {
        train(reviewer);
        for (int i = 0; i < 10; i++) {
            assertThat(ask(REASON + i)).endsWith("/person");
        }

        assertThat(ask(REASON)).contains("refused=rate");
        assertThat(atTheOfficers()).contains("10 within an hour");
    }

    @Test
    void aMissingKeystoreIsSaidAndTheQuestionStaysOnRecord() throws IOException {
        train(reviewer);
        ask(REASON);
        Files.delete(folder.resolve("keys.p12"));

        HttpResponse<String> page = visitor.get("/alerts/1/person");

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("cannot be opened now").doesNotContain(OneAlert.OWNER, "keys.p12", "--key");
        assertThat(atTheOfficers()).contains(REASON, "cannot be opened now");
    }

    @Test
    void nobodyElseGetsNearIt() {
        TestAccount[] others = {
            TestAccounts.staff(people, StaffRole.DPO),
            TestAccounts.staff(people, StaffRole.STATISTICIAN),
            TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN, StaffRole.LIBRARIAN)
        };
        for (TestAccount other : others) {
            Visitor stranger = OneAlert.visitor(port, other);
            assertThat(stranger.post("/alerts/1/reveals", Map.of("reason", REASON))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(stranger.get("/alerts/1/person").statusCode()).isEqualTo(403);
        }
        assertThat(visitor.get("/oversight").statusCode()).isEqualTo(403);
    }

    @Test
    void anAlertThatDoesNotExistIsNotFound() {
        train(reviewer);

        assertThat(visitor.post("/alerts/99/reveals", Map.of("reason", REASON)).statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/alerts/99/person").statusCode()).isEqualTo(404);
    }

    @Test
    void anAccountThatNobodyHereOwnsIsShownByItsUserNameAlone() {
        train(reviewer);
        PersonId person = purposes.in(
                IDENTIFY, () -> people.byUsername(SampleLog.THIEF).orElseThrow().id());
        purposes.run(
                new Purpose("administer_accounts"),
                () -> jdbc.sql("DELETE FROM people.person WHERE id = ?")
                        .param(person.value())
                        .update());

        ask(REASON);

        assertThat(person()).contains(SampleLog.THIEF, "Nobody with this user name is known here");
    }

    @Test
    void anotherKeystoreThanTheOneOfTheTokensIsSaid() throws Exception {
        train(reviewer);
        ask(REASON);
        Files.delete(folder.resolve("keys.p12"));
        new KeyFile(folder.resolve("keys.p12")).create(null);

        HttpResponse<String> page = visitor.get("/alerts/1/person");

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("made with another key").doesNotContain(OneAlert.OWNER);
    }
}
