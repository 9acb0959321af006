package org.carrel.privacy.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.database.AppLogin;
import org.carrel.database.DatabaseRefused;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.CurrentNotice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Versions are kept, signed with a decision for each substantial change, and told of.
@CarrelTest
@Import(SettableClock.class)
class VersionsModuleTest {

    private static final UUID OFFICER = UUID.randomUUID();
    private static final UUID READER = UUID.randomUUID();

    @Autowired
    private Versions versions;

    @Autowired
    private Telling telling;

    @Autowired
    private CurrentNotice current;

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Environment environment;

    @TempDir
    private Path folder;

    private NoticeVersionsData data;

    @BeforeEach
    void asInstalled() {
        data = new NoticeVersionsData(environment, current);
        data.empty();
    }

    @Test
    void theFirstNoticeIsTakenAsItIsAndShownUnsigned() {
        assertThat(versions.inForce()).singleElement().satisfies(first -> {
            assertThat(first.came()).isEqualTo("first");
            assertThat(first.canonical()).isEqualTo(current.canonical());
            assertThat(first.signedAt()).isNull();
        });
        assertThat(versions.changes(first())).isEmpty();
        assertThat(versions.sign(first(), List.of(), OFFICER)).isInstanceOf(Versions.Outcome.Done.class);
        assertThat(first().signedAt())
                .isEqualTo(versions.one(first().hash()).orElseThrow().signedAt())
                .isNotNull();
        assertThat(versions.sign(first(), List.of(), OFFICER)).isEqualTo(new Versions.Outcome.Refused("signed", ""));
    }

    @Test
    void aSubstantialChangeIsDecidedBeforeItIsSigned() {
        NoticeVersion newer = uploaded();
        assertThat(versions.changes(newer))
                .filteredOn(NoticeChange::substantial)
                .hasSize(1);
        assertThat(sign(newer, Map.of())).isInstanceOfSatisfying(Versions.Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo("undecided");
            assertThat(refused.detail()).contains("Selling names");
        });
        assertThat(sign(newer, Map.of("choice-1", "compatible", "reason-1", "short")))
                .isInstanceOf(Versions.Outcome.Refused.class);
        assertThat(sign(newer, Map.of("choice-1", "whatever", "reason-1", "a long enough reason")))
                .isInstanceOf(Versions.Outcome.Refused.class);
        assertThat(sign(newer, Map.of("choice-1", "compatible", "reason-1", "They expect it, see LIA-99")))
                .isInstanceOf(Versions.Outcome.Done.class);
        assertThat(versions.decisions(newer)).singleElement().satisfies(decision -> {
            assertThat(decision.choice()).isEqualTo("compatible");
            assertThat(decision.reason()).isEqualTo("They expect it, see LIA-99");
        });
    }

    @Test
    void whatWasSignedCannotBeAltered() {
        NoticeVersion newer = uploaded();
        sign(newer, Map.of("choice-1", "tell"));
        for (String change : List.of(
                "UPDATE privacy.notice_decision SET choice = 'compatible'",
                "DELETE FROM privacy.notice_signature",
                "UPDATE privacy.notice_signature SET signed_at = now()")) {
            assertThatThrownBy(() -> purposes.run(
                            new Purpose("keep_notice"), () -> jdbc.sql(change).update()))
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void whatIsNoNoticeIsNotTakenIn() {
        assertThat(versions.upload("")).isInstanceOf(Versions.Outcome.Refused.class);
        assertThat(versions.upload("{}")).isInstanceOf(Versions.Outcome.Refused.class);
        assertThat(versions.upload("x".repeat(1_500_001))).isEqualTo(new Versions.Outcome.Refused("long", ""));
        assertThat(versions.upload(current.canonical().text().replace("\"A6-1-a\"", "\"A7\"")))
                .isInstanceOfSatisfying(
                        Versions.Outcome.Refused.class,
                        refused -> assertThat(refused.detail()).contains("A7"));
        assertThat(versions.upload(current.canonical().pretty()))
                .isEqualTo(new Versions.Outcome.Done(current.canonical().hash()));
        assertThat(versions.all()).hasSize(1);
    }

    @Test
    void aStartWithAnUnsignedNoticeIsRefusedUntilItIsSigned() throws IOException, SQLException {
        CurrentNotice other = new CurrentNotice(
                Files.writeString(folder.resolve("own.yaml"), "retention:\n  remote_access: { period: P24M }\n")
                        .toString());
        SignedBeforeStart gate = new SignedBeforeStart(other);
        try (Connection owner = data.owner()) {
            assertThatCode(() -> new SignedBeforeStart(current).check(owner)).doesNotThrowAnyException();
            assertThatThrownBy(() -> gate.check(owner))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContainingAll(
                            other.canonical().shortHash(), "notice print", "/privacy/officer/versions");
            NoticeVersion version = upload(other.canonical());
            assertThatThrownBy(() -> gate.check(owner))
                    .as("handed in, not signed")
                    .isInstanceOf(DatabaseRefused.class);
            sign(version, Map.of("choice-1", "tell"));
            assertThatCode(() -> gate.check(owner)).doesNotThrowAnyException();
            new VersionAtStart(other, clock).apply(owner, new AppLogin("x", "x"));
            assertThat(versions.inForce())
                    .extracting(NoticeVersion::hash)
                    .first()
                    .isEqualTo(other.canonical().hash());
            assertThat(telling.unseen(READER)).hasSize(1);
        }
    }

    @Test
    void aStepIsTakenFromTheVersionInForceNotFromTheNewest() {
        CanonicalNotice newer = data.newer();
        sign(upload(newer), Map.of("choice-1", "tell"));
        data.started(newer, clock.instant());
        data.period(current.canonical());
        assertThat(versions.inForce())
                .extracting(NoticeVersion::hash)
                .containsExactly(current.canonical().hash(), newer.hash());

        NoticeVersion next =
                upload(CanonicalNotice.parse(newer.text().replace("Selling names", "Selling names and addresses")));

        assertThat(versions.before(next))
                .hasValueSatisfying(before ->
                        assertThat(before.hash()).isEqualTo(current.canonical().hash()));
        assertThat(versions.changes(next)).filteredOn(NoticeChange::substantial).hasSize(1);
        assertThat(sign(next, Map.of())).isInstanceOf(Versions.Outcome.Refused.class);
    }

    @Test
    void goingBackToWhatDidMoreIsRefusedAndGoingBackToWhatDidLessIsNot() throws IOException, SQLException {
        CurrentNotice longer = new CurrentNotice(
                Files.writeString(folder.resolve("own.yaml"), "retention:\n  remote_access: { period: P24M }\n")
                        .toString());
        sign(upload(longer.canonical()), Map.of("choice-1", "tell"));
        try (Connection owner = data.owner()) {
            new VersionAtStart(longer, clock).apply(owner, new AppLogin("x", "x"));
            assertThatCode(() -> new SignedBeforeStart(longer).check(owner))
                    .as("the same again")
                    .doesNotThrowAnyException();
            assertThatCode(() -> new SignedBeforeStart(current).check(owner))
                    .as("back to less")
                    .doesNotThrowAnyException();
            clock.advance(Duration.ofSeconds(1));
            new VersionAtStart(current, clock).apply(owner, new AppLogin("x", "x"));
            assertThatThrownBy(() -> new SignedBeforeStart(longer).check(owner))
                    .as("back to more, by the signature of another step")
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContainingAll("was never decided", "`updated`");
        }
    }

    @Test
    void ofTwoThatWereSignedTogetherTheSecondIsAnotherStepOnceTheFirstIsInForce() throws IOException, SQLException {
        CurrentNotice shorter = own("retention:\n  remote_access: { period: P1M }\n");
        CurrentNotice same = own("retention:\n  remote_access: { period: P6M }\n  booking: { period: P11M }\n");
        sign(upload(shorter.canonical()), Map.of());
        sign(upload(same.canonical()), Map.of());
        clock.advance(Duration.ofSeconds(1));
        try (Connection owner = data.owner()) {
            new SignedBeforeStart(shorter).check(owner);
            new VersionAtStart(shorter, clock).apply(owner, new AppLogin("x", "x"));
            assertThatThrownBy(() -> new SignedBeforeStart(same).check(owner))
                    .as("nobody decided that a month becomes six again")
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("the changes are 1.");
        }
    }

    private CurrentNotice own(String text) throws IOException {
        return new CurrentNotice(Files.writeString(Files.createTempFile(folder, "own", ".yaml"), text)
                .toString());
    }

    @Test
    void anInstallationWithoutAnyVersionStarts() throws SQLException {
        data.execute("DELETE FROM privacy.notice_period");
        data.execute("DELETE FROM privacy.notice_version");
        try (Connection owner = data.owner()) {
            assertThatCode(() -> new SignedBeforeStart(current).check(owner)).doesNotThrowAnyException();
            new VersionAtStart(current, clock).apply(owner, new AppLogin("x", "x"));
            new VersionAtStart(current, clock).apply(owner, new AppLogin("x", "x"));
        }
        assertThat(versions.all())
                .singleElement()
                .extracting(NoticeVersion::came)
                .isEqualTo("first");
    }

    @Test
    void peopleAreToldFromTheStartUntilTheyHaveSeenItOrAMonthHasPassed() {
        CanonicalNotice newer = data.newer();
        sign(upload(newer), Map.of("choice-1", "tell"));
        assertThat(telling.unseen(READER)).as("not in force yet").isEmpty();
        data.started(newer, clock.instant());
        assertThat(telling.unseen(READER))
                .singleElement()
                .satisfies(told -> assertThat(told.change()).contains("Selling names"));
        telling.seen(READER);
        telling.seen(READER);
        assertThat(telling.unseen(READER)).isEmpty();
        assertThat(telling.unseen(UUID.randomUUID())).hasSize(1);
        clock.advance(Duration.ofDays(30).plusSeconds(1));
        assertThat(telling.unseen(UUID.randomUUID())).isEmpty();
    }

    @Test
    void whatIsCompatibleIsNotTold() {
        CanonicalNotice newer = data.newer();
        sign(upload(newer), Map.of("choice-1", "compatible", "reason-1", "They expect it anyway"));
        data.started(newer, clock.instant());
        assertThat(telling.unseen(READER)).isEmpty();
    }

    private NoticeVersion first() {
        return versions.one(current.canonical().hash()).orElseThrow();
    }

    private NoticeVersion uploaded() {
        return upload(data.newer());
    }

    private NoticeVersion upload(CanonicalNotice notice) {
        assertThat(versions.upload(notice.pretty())).isEqualTo(new Versions.Outcome.Done(notice.hash()));
        return versions.one(notice.hash()).orElseThrow();
    }

    private Versions.Outcome sign(NoticeVersion version, Map<String, String> form) {
        return versions.sign(
                version, versions.open(versions.changes(version), key -> form.getOrDefault(key, "")), OFFICER);
    }
}
