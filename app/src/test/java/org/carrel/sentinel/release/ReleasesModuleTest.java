package org.carrel.sentinel.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.engine.scoring.Family;
import org.carrel.engine.scoring.Weights;
import org.carrel.people.AccountId;
import org.carrel.privacy.Audit;
import org.carrel.privacy.AuditEvent;
import org.carrel.privacy.NothingSaid;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.sentinel.accuracy.AccuracyData;
import org.carrel.sentinel.accuracy.Comparison;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two people change the detector, and nobody changes the record of it.
@CarrelTest
class ReleasesModuleTest {

    private static final AccountId ONE = new AccountId(UUID.randomUUID());
    private static final AccountId OTHER = new AccountId(UUID.randomUUID());
    private static final String REASON = "Fewer false alerts";
    private static final Releases.Outcome DONE = new Releases.Outcome.Done();

    @Autowired
    private Releases releases;

    @Autowired
    private ReleaseRepository repository;

    @Autowired
    private ChosenSettings settings;

    @Autowired
    private Comparison comparison;

    @Autowired
    private CampusTrials campus;

    @Autowired
    private Audit audit;

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private AccuracyData data;

    @BeforeEach
    void nothingReleased() {
        data = new AccuracyData(environment);
        data.execute("TRUNCATE sentinel.detector_release, sentinel.detector_trial CASCADE");
    }

    @Test
    void whoProposesCannotSign() {
        long trial = tryOut(3, Set.of(Family.TRAVEL));
        assertThat(releases.sign(trial, ONE)).isEqualTo(new Releases.Outcome.Refused("own"));
        assertThat(settings.chosen(5).champion()).isEqualTo(new Choice(5, Set.of()));
        assertThat(releases.sign(trial, OTHER)).isEqualTo(DONE);
        assertThat(settings.chosen(5).champion()).isEqualTo(new Choice(3, Set.of(Family.TRAVEL)));
        assertThat(settings.chosen(5).trials())
                .as("the trial has ended, and what runs now is checked")
                .extracting(Trial::slot, Trial::choice)
                .containsExactly(tuple("country_left_out", new Choice(3, Set.of(Family.TRAVEL, Family.PLACES))));
        assertThat(releases.sign(trial, OTHER)).isEqualTo(new Releases.Outcome.Refused("gone"));
    }

    @Test
    void theDatabaseItselfRefusesOnePersonForBoth() {
        Choice choice = new Choice(1, Set.of());
        Release alone = Release.sign("release", choice, REASON, ONE.value(), ONE.value(), Instant.EPOCH, "");
        assertThatThrownBy(() -> purposes.in(Releases.RELEASE, () -> repository.add(alone)))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aReversalIsOneStepAndAnEntryOfItsOwn() {
        releases.sign(tryOut(3, Set.of()), OTHER);
        releases.sign(tryOut(7, Set.of(Family.PLACES)), OTHER);
        long first = releases.overview().history().getLast().id();
        assertThat(releases.reverse(first, ONE)).isEqualTo(DONE);
        Releases.Overview overview = releases.overview();
        assertThat(overview.champion()).isEqualTo(new Choice(3, Set.of()));
        assertThat(overview.history()).extracting(Release::kind).containsExactly("reversal", "release", "release");
        assertThat(overview.intact()).isTrue();
        assertThat(releases.reverse(first, ONE)).isEqualTo(new Releases.Outcome.Refused("same"));
        assertThat(releases.reverse(0, ONE))
                .as("further back than one step, alone")
                .isEqualTo(new Releases.Outcome.Refused("far"));
        assertThat(releases.overview().champion()).isEqualTo(new Choice(3, Set.of()));
        assertThat(releases.reverse(987_654, ONE)).isEqualTo(new Releases.Outcome.Refused("gone"));
    }

    @Test
    void theFirstReleaseIsTakenBackToWhatTheSettingsFileSays() {
        releases.sign(tryOut(3, Set.of()), OTHER);
        assertThat(releases.reverse(0, ONE)).isEqualTo(DONE);
        assertThat(releases.overview().champion()).isEqualTo(new Choice(5, Set.of()));
    }

    @Test
    void nothingIsTriedThatWouldFindNothing() {
        assertThat(releases.tryOut(0, Weights.USUAL, REASON, ONE)).isEqualTo(new Releases.Outcome.Refused("budget"));
        assertThat(releases.tryOut(5, Weights.leavingOut(Set.of(Family.values())), REASON, ONE))
                .isEqualTo(new Releases.Outcome.Refused("nothing"));
    }

    @Test
    void whatHasNotRunBesideThePresentSettingsIsNotSigned() {
        Releases careful = new Releases(repository, comparison, campus, audit, purposes, Clock.systemUTC(), 5, 1);
        long trial = tryOut(3, Set.of());
        assertThat(careful.sign(trial, OTHER)).isEqualTo(new Releases.Outcome.Refused("early"));
    }

    @Test
    void theAppCannotAlterTheHistory() {
        releases.sign(tryOut(3, Set.of()), OTHER);
        for (String change : List.of(
                "UPDATE sentinel.detector_release SET reason = 'other'",
                "DELETE FROM sentinel.detector_release",
                "UPDATE sentinel.detector_trial SET reason = 'other reason'",
                "DELETE FROM sentinel.detector_trial_end")) {
            for (String purpose : List.of("release_detector", "check_detector", "detect_compromise")) {
                assertThatThrownBy(() -> purposes.run(
                                new org.carrel.privacy.Purpose(purpose),
                                () -> jdbc.sql(change).update()))
                        .as(purpose + ": " + change)
                        .isInstanceOf(DataAccessException.class);
            }
        }
    }

    @Test
    void whoeverAltersItAsTheOwnerIsFoundOut() {
        releases.sign(tryOut(3, Set.of()), OTHER);
        releases.sign(tryOut(4, Set.of()), OTHER);
        assertThat(releases.overview().intact()).isTrue();
        data.execute("UPDATE sentinel.detector_release SET alerts_per_day = 9 WHERE previous_hash = ''");
        assertThat(releases.overview().intact()).isFalse();
        data.execute("UPDATE sentinel.detector_release SET alerts_per_day = 3 WHERE previous_hash = ''");
        assertThat(releases.overview().intact()).isTrue();
        data.execute("DELETE FROM sentinel.detector_release WHERE previous_hash = ''");
        assertThat(releases.overview().intact()).isFalse();
    }

    @Test
    void ofTwoReleasesOnTopOfTheSameOneComesTooLate() {
        Choice choice = new Choice(1, Set.of());
        Release one = Release.sign("release", choice, REASON, ONE.value(), OTHER.value(), Instant.EPOCH, "");
        Release two = Release.sign("release", choice, REASON, OTHER.value(), ONE.value(), Instant.EPOCH, "");
        assertThat(purposes.in(Releases.RELEASE, () -> repository.add(one))).isTrue();
        assertThat(purposes.in(Releases.RELEASE, () -> repository.add(two))).isFalse();
    }

    @Test
    void aWeightIsReleasedAndTheSignatureCoversIt() {
        Weights heavier = Weights.USUAL.with(Family.CROWD, 150).with(Family.PLACES, 0);
        assertThat(releases.tryOut(5, heavier, REASON, ONE)).isEqualTo(DONE);
        campus.measureWhatIsDue();
        releases.sign(releases.overview().challenger().orElseThrow().id(), OTHER);

        assertThat(settings.chosen(5).champion().weights()).isEqualTo(heavier);
        assertThat(releases.overview().intact()).isTrue();
        data.execute("UPDATE sentinel.detector_release SET weights = 'CROWD=151,PLACES'");
        assertThat(releases.overview().intact()).isFalse();
    }

    @Test
    void badInputIsRefused() {
        assertThat(releases.tryOut(Double.NaN, Weights.USUAL, REASON, ONE)).isEqualTo(refused("budget"));
        assertThat(releases.tryOut(-1, Weights.USUAL, REASON, ONE)).isEqualTo(refused("budget"));
        assertThat(releases.tryOut(3, Weights.USUAL, "short", ONE)).isEqualTo(refused("reason"));
        assertThat(NothingSaid.ALL)
                .allSatisfy(nothing -> assertThat(releases.tryOut(3, Weights.USUAL, nothing, ONE))
                        .isEqualTo(refused("reason")));
        assertThat(releases.tryOut(5, Weights.USUAL, REASON, ONE)).isEqualTo(refused("same"));
        assertThat(releases.end(987_654, ONE)).isEqualTo(refused("gone"));
    }

    @Test
    void theBiasCheckRunsBesideAndCannotBeReleased() {
        releases.checkBias(ONE);
        tryOut(3, Set.of());
        assertThat(settings.chosen(5).trials())
                .extracting(Trial::slot)
                .containsExactly("challenger", "challenger_without_country", "country_left_out");
        Trial bias = releases.overview().bias().orElseThrow();
        assertThat(bias.choice()).isEqualTo(new Choice(5, Set.of(Family.PLACES)));
        assertThat(releases.sign(bias.id(), OTHER)).isEqualTo(refused("gone"));
        assertThat(releases.end(bias.id(), ONE)).isEqualTo(DONE);
        assertThat(releases.overview().bias()).isEmpty();
    }

    @Test
    void whatIsToBeSignedRunsWithoutCountriesBesideItself() {
        long trial = tryOut(3, Set.of(Family.TRAVEL));
        Trial without = releases.overview().challengerBias().orElseThrow();
        assertThat(without.choice()).isEqualTo(new Choice(3, Set.of(Family.TRAVEL, Family.PLACES)));
        assertThat(releases.end(without.id(), ONE)).as("alone").isEqualTo(refused("gone"));
        assertThat(releases.sign(without.id(), OTHER)).isEqualTo(refused("gone"));
        data.execute(
                "INSERT INTO sentinel.detector_trial_end (trial_id, ended_by, ended_at) VALUES (?, ?, now())",
                without.id(),
                ONE.value());
        assertThat(releases.sign(trial, OTHER)).isEqualTo(refused("unchecked"));
        assertThat(releases.end(trial, ONE)).isEqualTo(DONE);
        assertThat(settings.chosen(5).trials()).isEmpty();
    }

    @Test
    void whatWasComparedWithOtherSettingsEndsWithThem() {
        releases.sign(tryOut(3, Set.of()), OTHER);
        long trial = tryOut(7, Set.of());
        assertThat(releases.reverse(0, ONE)).isEqualTo(DONE);
        assertThat(releases.sign(trial, OTHER)).isEqualTo(refused("gone"));
        assertThat(settings.chosen(5).trials())
                .extracting(Trial::slot, Trial::choice)
                .containsExactly(tuple("country_left_out", new Choice(5, Set.of(Family.PLACES))));
    }

    @Test
    void eachSignatureStandsInTheRecordOfWhoDidWhat() {
        List<AuditEvent> events = new ArrayList<>();
        Audit listening = new Audit() {
            @Override
            public void record(List<AuditEvent> more) {
                events.addAll(more);
            }

            @Override
            public int forget(Subject subject, Set<String> tokens) {
                return 0;
            }
        };
        Releases heard = new Releases(repository, comparison, campus, listening, purposes, Clock.systemUTC(), 5, 0);
        long trial = tryOut(3, Set.of());
        heard.sign(trial, ONE);
        assertThat(events).as("refused").isEmpty();
        heard.sign(trial, OTHER);
        heard.reverse(0, ONE);
        List<Release> history = heard.overview().history();
        assertThat(events)
                .extracting(AuditEvent::kind, AuditEvent::actor, AuditEvent::detail)
                .containsExactly(
                        tuple(
                                AuditEvent.Kind.RELEASE,
                                OTHER.value().toString(),
                                "release " + history.getLast().hash()),
                        tuple(
                                AuditEvent.Kind.RELEASE,
                                ONE.value().toString(),
                                "reversal " + history.getFirst().hash()));
    }

    private static Releases.Outcome refused(String reason) {
        return new Releases.Outcome.Refused(reason);
    }

    private long tryOut(double budget, Set<Family> leftOut) {
        assertThat(releases.tryOut(budget, Weights.leavingOut(leftOut), REASON, ONE))
                .isEqualTo(DONE);
        campus.measureWhatIsDue();
        return releases.overview().challenger().orElseThrow().id();
    }
}
