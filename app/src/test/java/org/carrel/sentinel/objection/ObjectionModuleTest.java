package org.carrel.sentinel.objection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.privacy.NothingSaid;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.SampleLog;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.SentinelPurpose;
import org.carrel.sentinel.ingest.RotatedKeys;
import org.carrel.sentinel.oversight.Oversight;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Who objects is left out, is told who looked, and is not left out without knowing why.
@CarrelTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@TestPropertySource(properties = "carrel.context=ObjectionModuleTest")
class ObjectionModuleTest {

    @Autowired
    private People people;

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private Oversight oversight;

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext library;

    @LocalServerPort
    private int port;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    private Visitor owner;

    @BeforeEach
    void aStolenAccountAndItsOwner() {
        OneAlert.readInto(sentinel, people, folder);
        owner = OneAlert.owner(port);
    }

    private Sentinel.LogsRead readTheWeekAfter() throws IOException {
        String log = SampleLog.text(Instant.parse("2026-03-09T00:00:00Z"));
        Sentinel.LogsRead read = sentinel.read(List.of(Files.writeString(folder.resolve("next.log"), log)));
        assertThat(read.problems()).isEmpty();
        assertThat(read.late() + read.repeated()).as(read.counts()).isZero();
        assertThat(read.lines()).isGreaterThan(800);
        return read;
    }

    private int kept(String table) {
        return purposes.in(
                SentinelPurpose.DETECT,
                () -> jdbc.sql("SELECT count(account) FROM sentinel." + table
                                + " WHERE account = (SELECT account FROM sentinel.alert ORDER BY id LIMIT 1)")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void whoObjectsIsLeftOutAndWhatWasKeptIsDeleted() throws IOException {
        assertThat(kept("account_day")).isEqualTo(7);

        owner.post("/my-data/objection", Map.of());

        assertThat(kept("account_day")).as("at once").isZero();
        assertThat(kept("account_state")).as("at once").isZero();

        Sentinel.LogsRead read = readTheWeekAfter();

        assertThat(kept("account_day")).isZero();
        assertThat(kept("account_state")).isZero();
        assertThat(kept("alert")).as("the one from before").isOne();
        assertThat(read.skipped()).as("lines left out").isEqualTo(407);
        assertThat(owner.get("/my-data").body()).contains("left out of the analysis since");
    }

    @Test
    void whatWasKeptUnderKeysOfAnEarlierEpochGoesToo() throws Exception {
        RotatedKeys.in(library, folder);
        assertThat(kept("account_day")).isEqualTo(7);

        owner.post("/my-data/objection", Map.of());

        assertThat(kept("account_day")).as("at once").isZero();
        assertThat(kept("account_state")).as("at once").isZero();
        assertThat(readTheWeekAfter().skipped()).as("lines left out").isEqualTo(407);
        assertThat(leftOut()).containsExactly("u1", "u2");
    }

    @Test
    void whoObjectedStaysOutWithTheKeysOfTheNextEpoch() throws Exception {
        owner.post("/my-data/objection", Map.of());
        assertThat(leftOut()).containsExactly("u1");

        RotatedKeys.in(library, folder);

        assertThat(readTheWeekAfter().skipped()).as("lines left out").isEqualTo(407);
        assertThat(leftOut()).containsExactly("u1", "u2");

        owner.post("/my-data/objection/withdrawal", Map.of());
        assertThat(leftOut()).isEmpty();
    }

    private List<String> leftOut() {
        return purposes.in(
                SentinelPurpose.RESPECT,
                () -> jdbc.sql("SELECT split_part(account, '-', 1) FROM sentinel.left_out ORDER BY 1")
                        .query(String.class)
                        .list());
    }

    @Test
    void whoTakesTheObjectionBackIsAnalysedAgain() throws IOException {
        owner.post("/my-data/objection", Map.of());
        owner.post("/my-data/objection/withdrawal", Map.of());

        assertThat(readTheWeekAfter().skipped()).isZero();
        assertThat(kept("account_day")).isEqualTo(7);
    }

    @Test
    void aCompellingGroundBringsOneBackAndIsTold() throws IOException {
        owner.post("/my-data/objection", Map.of());
        TestAccount officer = TestAccounts.staff(people, StaffRole.DPO);
        Visitor atTheOffice = OneAlert.visitor(port, officer);
        assertThat(atTheOffice.get("/oversight/objections").body())
                .contains("Objection 1")
                .doesNotContain("Harriet");
        assertThat(atTheOffice
                        .post("/oversight/objections/1/ground", Map.of("ground", "no"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("refused=ground"));
        assertThat(NothingSaid.ALL)
                .allSatisfy(nothing -> assertThat(atTheOffice
                                .post("/oversight/objections/1/ground", Map.of("ground", nothing))
                                .headers()
                                .firstValue("Location"))
                        .hasValueSatisfying(to -> assertThat(to).contains("refused=ground")));

        atTheOffice.post(
                "/oversight/objections/1/ground", Map.of("ground", "A theft from this account is being investigated"));

        assertThat(readTheWeekAfter().skipped()).isZero();
        assertThat(owner.get("/my-data").body())
                .contains("A theft from this account is being investigated", "Information Commissioner");

        owner.post("/my-data/objection", Map.of());
        assertThat(owner.get("/my-data").body())
                .as("asking again does not undo the ground")
                .contains("A theft from this account is being investigated");
    }

    @Test
    void objectingTwiceIsObjectingOnce() {
        owner.post("/my-data/objection", Map.of());
        owner.post("/my-data/objection", Map.of());

        assertThat(OneAlert.visitor(port, TestAccounts.staff(people, StaffRole.DPO))
                        .get("/oversight/objections")
                        .body())
                .contains("Objection 1")
                .doesNotContain("Objection 2");
    }

    @Test
    void aPersonSeesThatSomebodyLookedAndWhyAndWhatCameOfIt() {
        assertThat(owner.get("/my-data").body()).contains("Nobody has turned your pseudonym into your name.");
        Visitor visitor = OneAlert.visitor(port, OneAlert.trainedReviewer(people, oversight, Clock.systemUTC()));

        visitor.post("/alerts/1/reveals", Map.of("reason", "Four hundred articles at night"));
        assertThat(owner.get("/my-data").body()).as("asked, not yet seen").doesNotContain("Four hundred articles");
        visitor.get("/alerts/1/person");
        assertThat(owner.get("/my-data").body())
                .as("whoever has stolen the account must not read that it was noticed")
                .doesNotContain("Four hundred articles");
        visitor.post("/alerts/1/verdicts", Map.of("verdict", "compromised", "decisions", "0"));

        assertThat(owner.get("/my-data").body())
                .contains("Four hundred articles at night", "They decided: Compromised")
                .doesNotContain("Thackeray");
    }

    @Test
    void nobodySeesAnothersData() {
        var other = TestAccounts.reader(people);
        assertThat(new Visitor(port).get("/my-data").statusCode()).isEqualTo(303);
        assertThat(OneAlert.visitor(port, other).get("/my-data").body()).doesNotContain("Harriet");
        assertThat(OneAlert.visitor(port, other).get("/oversight/objections").statusCode())
                .isEqualTo(403);
    }
}
