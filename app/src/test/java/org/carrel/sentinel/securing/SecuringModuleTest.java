package org.carrel.sentinel.securing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.people.AccountId;
import org.carrel.privacy.DisclosureGate;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.SentinelPurpose;
import org.carrel.sentinel.review.Reviews;
import org.carrel.sentinel.review.Verdict;
import org.carrel.sentinel.securing.SecuringBench.Alert;
import org.carrel.sentinel.securing.SecuringView.Progress;
import org.carrel.sentinel.securing.SecuringView.StepView;
import org.carrel.sentinel.securing.connector.Outcome;
import org.carrel.sentinel.securing.connector.StepKind;
import org.carrel.sentinel.securing.connector.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CarrelTest
@Import(SettableClock.class)
class SecuringModuleTest {

    private static final String THIEF = "rashdown";
    private static final AccountId REVIEWER = AccountId.random();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Purposes purposes;

    @Autowired
    private DisclosureGate gate;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Reviews reviews;

    private SecuringBench bench;

    @BeforeEach
    void everythingIsSetUp() {
        bench = new SecuringBench(jdbc, purposes, gate, clock, reviews, StepKind.values());
    }

    /// What one test leaves due must not be found by the next one's workers.
    @AfterEach
    void nothingStaysDue() {
        purposes.run(
                SentinelPurpose.SECURE,
                () -> jdbc.sql("DELETE FROM sentinel.securing").update());
    }

    @Test
    void oneConfirmationRunsEveryStepAndTellsHowLongItTook() {
        Alert alert = bench.begun(THIEF);
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.RUNNING);
        clock.advance(Duration.ofSeconds(5));
        bench.worker().work();
        SecuringView view = bench.view(alert);
        assertThat(view.progress()).isEqualTo(Progress.SECURED);
        assertThat(view.steps()).extracting(StepView::kind).containsExactly(StepKind.values());
        assertThat(view.steps()).extracting(StepView::state).containsOnly("done");
        assertThat(view.fromAlert()).isEqualTo(Duration.ofSeconds(65));
        assertThat(view.fromFirstLine()).isEqualTo(Duration.ofSeconds(605));
        for (StepKind kind : StepKind.values()) {
            assertThat(bench.at(kind).calls()).as("calls of %s", kind).hasSize(1);
        }
        Target told = bench.at(StepKind.MESSAGE).calls().getFirst();
        assertThat(told.done()).containsAll(EnumSet.complementOf(EnumSet.of(StepKind.MESSAGE)));
    }

    @Test
    void ofTwoWhoConfirmAtOnceOneBegins() throws Exception {
        Alert alert = bench.alert();
        List<Callable<Beginning>> confirmations = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            confirmations.add(
                    () -> bench.securing().begin(alert.id(), 0, alert.token(), Owner.named(THIEF), AccountId.random()));
        }
        List<Beginning> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Beginning> one : threads.invokeAll(confirmations)) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes).filteredOn(Beginning.Begun.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Beginning.Overtaken.class::isInstance).hasSize(7);
        assertThat(bench.view(alert).steps()).hasSize(StepKind.values().length);
    }

    @Test
    void nothingBeginsWithoutConnectorsOrForAnotherAccountsAlert() {
        Alert alert = bench.alert();
        SecuringBench bare = new SecuringBench(jdbc, purposes, gate, clock, reviews);
        assertThat(bare.securing().begin(alert.id(), 0, alert.token(), Owner.named(THIEF), REVIEWER))
                .isInstanceOf(Beginning.NotConfigured.class);
        assertThat(bench.securing().begin(alert.id(), 0, "u1-somebody-else", Owner.named(THIEF), REVIEWER))
                .isInstanceOf(Beginning.NoSuchAlert.class);
        assertThat(bench.securing().begin(Long.MAX_VALUE, 0, alert.token(), Owner.named(THIEF), REVIEWER))
                .isInstanceOf(Beginning.NoSuchAlert.class);
        assertThat(bench.securing().of(alert.id())).isEmpty();
        assertThat(bench.securing().retry(alert.id())).isInstanceOf(Change.NothingThere.class);
    }

    @Test
    void theDatabaseKnowsNoSecuringWithoutAPerson() {
        Alert alert = bench.alert();
        assertThatThrownBy(() -> purposes.run(
                        SentinelPurpose.SECURE,
                        () -> jdbc.sql("""
                                INSERT INTO sentinel.securing (alert_id, account, confirmed_by, begun_at, first_line_at,
                                                               raised_at)
                                VALUES (?, ?, NULL, now(), now(), now())
                                """).params(alert.id(), alert.token()).update()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("confirmed_by");
    }

    @Test
    void noOtherPurposeMayReadWhoseAccountItIs() {
        bench.begun(THIEF);
        for (var other : List.of(SentinelPurpose.DETECT, new org.carrel.privacy.Purpose("review_alerts"))) {
            assertThatThrownBy(() -> purposes.in(
                            other,
                            () -> jdbc.sql("SELECT username FROM sentinel.securing")
                                    .query(String.class)
                                    .list()))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void aSystemThatIsDownIsTriedAgainLaterAndLaterUntilAPersonIsAsked() {
        Scripted ticket = bench.at(StepKind.TICKET_HTTP);
        for (int i = 0; i < 4; i++) {
            ticket.then(target -> new Outcome.Retry("The ticket system cannot be reached."));
        }
        Alert alert = bench.begun(THIEF);
        for (int seconds : new int[] {5, 10, 20}) {
            bench.worker().work();
            StepView step = step(alert, StepKind.TICKET_HTTP);
            assertThat(step.state()).isEqualTo("again");
            assertThat(step.againAt()).isEqualTo(micros(clock.instant().plusSeconds(seconds)));
            assertThat(step.sentence()).isEqualTo("The ticket system cannot be reached.");
            bench.worker().work();
            clock.advance(Duration.ofSeconds(seconds + 1));
        }
        bench.worker().work();
        assertThat(ticket.calls()).hasSize(4);
        assertThat(step(alert, StepKind.TICKET_HTTP).state()).isEqualTo("failed");
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.ATTENTION);
        assertThat(bench.view(alert).securedAt())
                .as("a ticket locks nobody out")
                .isNotNull();

        assertThat(bench.securing().retry(alert.id(), EnumSet.of(StepKind.TICKET_HTTP)))
                .isInstanceOf(Change.Done.class);
        bench.worker().work();
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.SECURED);
        assertThat(bench.securing().retry(alert.id())).isInstanceOf(Change.Refused.class);
    }

    @Test
    void aWrongPasswordWaitsForAPersonWhileTheOtherStepsGoOn() {
        bench.at(StepKind.KEYCLOAK_PASSWORD).then(target -> new Outcome.Failed("Keycloak refused Carrel."));
        Alert alert = bench.begun(THIEF);
        bench.worker().work();
        assertThat(step(alert, StepKind.KEYCLOAK_PASSWORD).state()).isEqualTo("failed");
        assertThat(step(alert, StepKind.KEYCLOAK_PASSWORD).stuck()).isTrue();
        assertThat(bench.view(alert).steps())
                .filteredOn(one -> one.kind() != StepKind.KEYCLOAK_PASSWORD)
                .extracting(StepView::state)
                .containsOnly("done");
        assertThat(bench.view(alert).securedAt()).isNull();
    }

    @Test
    void sessionsEndedBeforeThePasswordChangedAreEndedAgain() {
        bench.at(StepKind.KEYCLOAK_PASSWORD).then(target -> new Outcome.Failed("Keycloak refused Carrel."));
        Alert alert = bench.begun(THIEF);
        bench.worker().work();
        assertThat(bench.at(StepKind.KEYCLOAK_SESSIONS).calls()).hasSize(1);
        bench.securing().retry(alert.id(), EnumSet.of(StepKind.KEYCLOAK_PASSWORD));
        bench.worker().work();
        assertThat(bench.at(StepKind.KEYCLOAK_SESSIONS).calls()).hasSize(2);
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.SECURED);
    }

    @Test
    void aSystemThatNeverAnswersIsGivenUpAndTriedAgain() {
        CountDownLatch never = new CountDownLatch(1);
        bench.limit(Duration.ofMillis(50)).at(StepKind.LDAP_ACCOUNT).then(target -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Outcome.done();
        });
        Alert alert = bench.begun(THIEF);
        bench.worker().step();
        bench.limit(SecuringBench.LIMIT).worker().work();
        assertThat(bench.at(StepKind.LDAP_ACCOUNT).calls()).isNotEmpty();
        clock.advance(Duration.ofMinutes(1));
        bench.worker().work();
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.SECURED);
    }

    @Test
    void anErrorNobodyForesawIsTriedAgain() {
        bench.at(StepKind.EZPROXY_BLOCK).then(target -> {
            throw new IllegalStateException("a bug");
        });
        Alert alert = bench.begun(THIEF);
        bench.worker().work();
        assertThat(step(alert, StepKind.EZPROXY_BLOCK).state()).isEqualTo("again");
        assertThat(step(alert, StepKind.EZPROXY_BLOCK).sentence()).contains("nobody foresaw");
    }

    /// A node that dies: in the middle of the step, or after the deed and before it could be
    /// written down.
    @ParameterizedTest
    @EnumSource(StepKind.class)
    void afterACrashAnotherNodeGoesOn(StepKind kind) {
        for (boolean afterTheDeed : new boolean[] {false, true}) {
            SecuringBench fresh = new SecuringBench(jdbc, purposes, gate, clock, reviews, StepKind.values());
            fresh.at(kind).then(target -> {
                if (afterTheDeed) {
                    fresh.at(kind).carryOut(target);
                }
                throw new AssertionError("the node dies");
            });
            Alert alert = fresh.begun(THIEF);
            assertThatThrownBy(fresh.worker()::work).isInstanceOf(AssertionError.class);
            fresh.worker().work();
            assertThat(fresh.at(kind).calls()).as("the dead node's lease").hasSize(1);
            clock.advance(fresh.lease().plusSeconds(1));
            fresh.worker().work();
            assertThat(fresh.view(alert).progress()).isEqualTo(Progress.SECURED);
            for (StepKind one : StepKind.values()) {
                assertThat(fresh.at(one).holds(THIEF)).as("%s is done", one).isTrue();
                assertThat(fresh.at(one).calls()).as("calls of %s", one).hasSize(one == kind ? 2 : 1);
            }
            assertThat(fresh.at(kind).calls())
                    .extracting(Target::securing)
                    .containsOnly(fresh.row(alert.id()).id());
        }
    }

    @Test
    void theResultOfANodeThatWasTakenForDeadCountsForNothing() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        SecuringBench one = new SecuringBench(jdbc, purposes, gate, clock, reviews, StepKind.EZPROXY_BLOCK);
        one.at(StepKind.EZPROXY_BLOCK).then(target -> {
            asleep.countDown();
            await(wake);
            return new Outcome.Failed("Too late.");
        });
        Alert alert = one.begun(THIEF);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sleeper = threads.submit(() -> one.worker().step());
            asleep.await();
            clock.advance(one.lease().plusSeconds(1));
            assertThat(one.worker().step()).isTrue();
            wake.countDown();
            sleeper.get();
        }
        assertThat(step(one, alert, StepKind.EZPROXY_BLOCK).state()).isEqualTo("done");
        assertThat(one.view(alert).progress()).isEqualTo(Progress.SECURED);
    }

    @Test
    void severalNodesTakeEachStepOnce() throws Exception {
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            alerts.add(bench.begun("reader" + i));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> nodes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                nodes.add(threads.submit(() -> bench.worker().work()));
            }
            for (Future<?> node : nodes) {
                node.get();
            }
        }
        // What the last of them had just taken may have held back a step that waits for it.
        bench.worker().work();
        assertThat(alerts).allMatch(alert -> bench.view(alert).progress() == Progress.SECURED);
        assertThat(bench.at(StepKind.EZPROXY_BLOCK).calls())
                .extracting(Target::username)
                .doesNotHaveDuplicates()
                .hasSize(6);
        assertThat(bench.at(StepKind.MESSAGE).calls()).hasSize(6);
    }

    @Test
    void clearingTakesBackWhatCanBeTakenBackAndForgetsTheOwner() {
        Alert alert = bench.begun(THIEF);
        bench.worker().work();
        assertThat(bench.view(alert).undoable()).containsExactly(StepKind.EZPROXY_BLOCK, StepKind.LDAP_ACCOUNT);
        bench.clear(alert);
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.UNDOING);
        bench.worker().work();
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.UNDONE);
        assertThat(step(alert, StepKind.EZPROXY_BLOCK).state()).isEqualTo("undo.done");
        assertThat(step(alert, StepKind.TICKET_HTTP).state()).isEqualTo("done");
        assertThat(bench.at(StepKind.EZPROXY_BLOCK).holds(THIEF)).isFalse();
        assertThat(bench.at(StepKind.LDAP_ACCOUNT).holds(THIEF)).isFalse();
        assertThat(bench.row(alert.id()).username()).isNull();
        assertThat(bench.confirmAgain(alert, THIEF)).isInstanceOf(Beginning.Begun.class);
    }

    @Test
    void clearingInTheMiddleDropsWhatHasNotBegun() {
        bench.at(StepKind.TICKET_HTTP).then(target -> new Outcome.Retry("The ticket system cannot be reached."));
        Alert alert = bench.begun(THIEF);
        assertThat(bench.worker().step()).isTrue();
        assertThat(bench.at(StepKind.EZPROXY_BLOCK).calls()).hasSize(1);
        bench.clear(alert);
        bench.worker().work();
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.UNDONE);
        assertThat(bench.at(StepKind.EZPROXY_BLOCK).holds(THIEF)).isFalse();
        assertThat(bench.at(StepKind.MESSAGE).calls()).isEmpty();
        assertThat(step(alert, StepKind.MESSAGE).state()).isEqualTo("dropped");
    }

    @Test
    void anUndoThatDoesNotWorkIsTriedAgainByAPerson() {
        Alert alert = bench.begun(THIEF);
        bench.worker().work();
        bench.at(StepKind.EZPROXY_BLOCK).then(target -> new Outcome.Failed("The block list cannot be written."));
        bench.clear(alert);
        bench.worker().work();
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.ATTENTION);
        assertThat(step(alert, StepKind.EZPROXY_BLOCK).state()).isEqualTo("undo.failed");
        assertThat(bench.row(alert.id()).username()).isEqualTo(THIEF);
        bench.securing().retry(alert.id());
        bench.worker().work();
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.UNDONE);
        assertThat(bench.at(StepKind.EZPROXY_BLOCK).holds(THIEF)).isFalse();
    }

    @Test
    void theOwnerIsForgottenWhenNothingMoreCanBeDone() {
        Alert alert = bench.begun(THIEF);
        assertThat(bench.row(alert.id()).contact()).isNotNull();
        bench.worker().work();
        assertThat(bench.row(alert.id()).contact()).as("the letter is sent").isNull();
        assertThat(bench.row(alert.id()).username()).as("it can be undone").isEqualTo(THIEF);
        clock.advance(Duration.ofDays(29));
        bench.worker().tidy();
        assertThat(bench.row(alert.id()).username()).isEqualTo(THIEF);
        clock.advance(Duration.ofDays(1));
        bench.worker().tidy();
        assertThat(bench.row(alert.id()).username()).isNull();
        assertThat(bench.view(alert).undoable()).isEmpty();
        bench.clear(alert);
        bench.worker().work();
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.SECURED);
    }

    @Test
    void whereNothingCanBeUndoneTheOwnerIsForgottenAtOnce() {
        SecuringBench told = new SecuringBench(jdbc, purposes, gate, clock, reviews, StepKind.TICKET_MAIL);
        Alert alert = told.begun(THIEF);
        told.worker().work();
        assertThat(told.row(alert.id()).username()).isNull();
        assertThat(told.row(alert.id()).contact()).isNull();
        assertThat(told.view(alert).progress()).as("nobody is locked out").isEqualTo(Progress.TOLD);
        assertThat(told.view(alert).securedAt()).isNull();
        assertThat(told.view(alert).missing()).contains(StepKind.KEYCLOAK_PASSWORD);
    }

    @Test
    void aStepThatIsNoLongerSetUpSaysSo() {
        Alert alert = bench.begun(THIEF);
        bench.unplug(StepKind.LDAP_ACCOUNT);
        bench.worker().work();
        assertThat(step(alert, StepKind.LDAP_ACCOUNT).sentence()).contains("no longer set up");
    }

    @Test
    void theOwnerAnswersOnceAndInTime() {
        List<String> codes = new ArrayList<>();
        bench.at(StepKind.MESSAGE).then(target -> {
            codes.add(target.code().get());
            codes.add(target.code().get());
            return Outcome.done();
        });
        Alert alert = bench.begun(THIEF);
        bench.worker().work();
        Answers answers = bench.answers();
        assertThat(answers.isAsked("nonsense")).isFalse();
        assertThat(answers.give("nonsense", Answers.Answer.MINE)).isFalse();
        assertThat(answers.isAsked(codes.getFirst())).isTrue();
        assertThat(answers.give(codes.getLast(), Answers.Answer.MINE)).isTrue();
        assertThat(answers.give(codes.getFirst(), Answers.Answer.NOT_MINE)).isFalse();
        assertThat(bench.view(alert).answer()).isEqualTo("mine");
        assertThat(bench.view(alert).answeredAt()).isEqualTo(micros(clock.instant()));
        String late = answers.newCode(bench.row(alert.id()).id());
        clock.advance(Duration.ofDays(15));
        assertThat(answers.isAsked(late)).isFalse();
    }

    private StepView step(Alert alert, StepKind kind) {
        return step(bench, alert, kind);
    }

    private static StepView step(SecuringBench bench, Alert alert, StepKind kind) {
        return bench.view(alert).steps().stream()
                .filter(step -> step.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /// As PostgreSQL keeps it: rounded, not cut off.
    private static java.time.Instant micros(java.time.Instant instant) {
        return instant.plusNanos(500)
                .atOffset(ZoneOffset.UTC)
                .truncatedTo(java.time.temporal.ChronoUnit.MICROS)
                .toInstant();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
    /// The decision is stored, and the program stops before anything is undone; then again in the middle of it.
    @Test
    void aChangedVerdictUndoesTheSecuringEvenIfTheProgramStopsInBetween() {
        Alert alert = bench.begun(THIEF);
        bench.worker().work();
        clock.advance(Duration.ofHours(1));
        bench.decidedToTakeBack(alert);
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.SECURED);
        bench.at(StepKind.LDAP_ACCOUNT).then(target -> {
            throw new IllegalStateException("stopped in the middle");
        });

        bench.worker().work();
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.UNDOING);
        assertThat(bench.at(StepKind.EZPROXY_BLOCK).holds(THIEF)).isFalse();
        assertThat(bench.at(StepKind.LDAP_ACCOUNT).holds(THIEF)).isTrue();
        clock.advance(Duration.ofMinutes(1));
        bench.worker().work();

        assertThat(bench.view(alert).progress()).isEqualTo(Progress.UNDONE);
        assertThat(bench.at(StepKind.LDAP_ACCOUNT).holds(THIEF)).isFalse();
        assertThat(bench.at(StepKind.EZPROXY_BLOCK).calls()).as("once each way").hasSize(2);
    }

    @Test
    void anOldWishToTakeBackDoesNotUndoWhatWasConfirmedAfterIt() {
        Alert alert = bench.begun(THIEF);
        bench.worker().work();
        bench.decidedToTakeBack(alert);
        bench.worker().work();
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.UNDONE);
        clock.advance(Duration.ofHours(1));
        bench.confirmAgain(alert, THIEF);

        bench.worker().work();

        assertThat(bench.view(alert).progress()).isEqualTo(Progress.SECURED);
    }

    @Test
    void whoConfirmsTooLateSecuresNothing() throws Exception {
        for (int round = 0; round < 12; round++) {
            Alert alert = bench.alert();
            List<Callable<Object>> both = List.of(
                    () -> bench.securing().begin(alert.id(), 0, alert.token(), Owner.named(THIEF), REVIEWER),
                    () -> reviews.decide(alert.id(), 0, Verdict.HEAVY_LAWFUL, "", AccountId.random()));
            List<Object> outcomes = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Object> one : threads.invokeAll(both)) {
                    outcomes.add(one.get());
                }
            }
            boolean secured = bench.securing().of(alert.id()).isPresent();
            assertThat(secured).isEqualTo(outcomes.getFirst() instanceof Beginning.Begun);
            assertThat(outcomes.getLast() instanceof Reviews.Outcome.Overtaken).isEqualTo(secured);
        }
        Alert old = bench.alert();
        assertThat(bench.securing().begin(old.id(), 7, old.token(), Owner.named(THIEF), REVIEWER))
                .isInstanceOf(Beginning.Overtaken.class);
        assertThat(bench.securing().of(old.id())).isEmpty();
    }

    @Test
    void whatAnotherAlertOfTheAccountStillSecuresIsNotUndoneUntilThatIsClearedToo() {
        Alert first = bench.begun(THIEF);
        bench.worker().work();
        Alert second = bench.begun(THIEF.toUpperCase(java.util.Locale.ROOT));
        bench.worker().work();
        int calls = bench.at(StepKind.EZPROXY_BLOCK).calls().size();

        assertThat(bench.view(first).others()).containsExactly(second.id());
        bench.clear(first);
        bench.worker().work();
        assertThat(bench.view(first).progress()).isEqualTo(Progress.KEPT);
        assertThat(step(first, StepKind.EZPROXY_BLOCK).sentence()).contains("alert " + second.id());
        assertThat(bench.at(StepKind.EZPROXY_BLOCK).calls()).hasSize(calls);

        bench.clear(second);
        bench.worker().work();
        assertThat(bench.view(second).progress()).isEqualTo(Progress.UNDONE);
        assertThat(bench.at(StepKind.EZPROXY_BLOCK).calls()).hasSize(calls + 1);
    }

    @Test
    void whatIsUndoneWhileAnotherAlertSecuresTheAccountIsDoneAgain() {
        Alert first = bench.begun(THIEF);
        bench.worker().work();
        bench.clear(first);
        bench.at(StepKind.EZPROXY_BLOCK).then(target -> {
            bench.begun(THIEF);
            bench.worker().work();
            return bench.at(StepKind.EZPROXY_BLOCK).release(target);
        });

        bench.worker().work();

        assertThat(bench.at(StepKind.EZPROXY_BLOCK).holds(THIEF)).isTrue();
        assertThat(bench.at(StepKind.LDAP_ACCOUNT).holds(THIEF)).isTrue();
    }

    @Test
    void aConfirmationWhileTheAccountIsBeingClearedSecuresItAgain() {
        Alert alert = bench.begun(THIEF);
        bench.worker().work();
        bench.at(StepKind.EZPROXY_BLOCK).then(target -> new Outcome.Failed("The block list cannot be written."));
        bench.clear(alert);
        bench.worker().work();
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.ATTENTION);
        assertThat(bench.at(StepKind.LDAP_ACCOUNT).holds(THIEF)).isFalse();

        assertThat(bench.confirmAgain(alert, THIEF)).isInstanceOf(Beginning.Begun.class);
        bench.worker().work();

        assertThat(bench.view(alert).progress()).isEqualTo(Progress.SECURED);
        assertThat(bench.at(StepKind.LDAP_ACCOUNT).holds(THIEF)).isTrue();
    }

    @Test
    void whatAPersonDidByHandWaitsForNobody() {
        bench.at(StepKind.MESSAGE).then(target -> new Outcome.Failed("No mail address of the owner is known."));
        Alert alert = bench.begun(THIEF);
        bench.worker().work();
        assertThat(bench.view(alert).progress()).isEqualTo(Progress.ATTENTION);

        assertThat(bench.securing().doneByHand(alert.id(), StepKind.MESSAGE)).isInstanceOf(Change.Done.class);

        assertThat(bench.view(alert).progress()).isEqualTo(Progress.SECURED);
        assertThat(bench.securing().doneByHand(alert.id(), StepKind.MESSAGE)).isInstanceOf(Change.Refused.class);
    }
}
