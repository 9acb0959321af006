package org.carrel.sentinel.release;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.carrel.engine.scoring.Weights;
import org.carrel.people.AccountId;
import org.carrel.privacy.Audit;
import org.carrel.privacy.AuditEvent;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.WrittenReason;
import org.carrel.sentinel.accuracy.Comparison;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Trials, releases and reversals. The detector takes new settings up with the next log it is
/// given.
@Component
class Releases {

    static final Purpose RELEASE = new Purpose("release_detector");

    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);
    private static final double MOST_ALERTS = 1000;
    private static final String SWAY = "Does the country sway the detector?";

    private final ReleaseRepository repository;
    private final Purposes purposes;
    private final Clock clock;
    private final Comparison comparison;
    private final CampusTrials campus;
    private final Audit audit;
    private final double usualAlertsPerDay;
    private final int leastDays;

    /// @param leastDays for which settings have to be on trial before they can be signed
    Releases(
            ReleaseRepository repository,
            Comparison comparison,
            CampusTrials campus,
            Audit audit,
            Purposes purposes,
            Clock clock,
            @Value("${carrel.sentinel.alerts-per-day:5}") double usualAlertsPerDay,
            @Value("${carrel.sentinel.release.least-days:3}") int leastDays) {
        this.repository = repository;
        this.comparison = comparison;
        this.campus = campus;
        this.audit = audit;
        this.leastDays = leastDays;
        this.purposes = purposes;
        this.clock = clock;
        this.usualAlertsPerDay = usualAlertsPerDay;
    }

    sealed interface Outcome {

        record Done() implements Outcome {}

        /// @param reason a message key under `releases.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// @param champion what runs
    /// @param before what ran until the last entry
    /// @param history the newest first
    /// @param intact whether no entry of the history was altered
    record Overview(
            Choice champion,
            Choice before,
            Optional<Trial> challenger,
            Optional<Trial> bias,
            Optional<Trial> challengerBias,
            List<Release> history,
            boolean intact) {

        /// One step, which one person may take.
        boolean isBack(Choice choice) {
            return isReleased() && choice.equals(before) && !choice.equals(champion);
        }

        /// Before the first release: what the settings file says.
        boolean isReleased() {
            return !history.isEmpty();
        }
    }

    Overview overview() {
        return purposes.in(RELEASE, () -> {
            List<Release> history = repository.history();
            return new Overview(
                    ChosenSettings.champion(history, usualAlertsPerDay),
                    before(history),
                    repository.trial(Trial.CHALLENGER),
                    repository.trial(Trial.COUNTRY_LEFT_OUT),
                    repository.trial(Trial.WITHOUT_COUNTRY),
                    history,
                    Release.isIntact(history));
        });
    }

    /// Puts settings on trial beside those that run; they replace those on trial before.
    Outcome tryOut(double alertsPerDay, Weights weights, String reason, AccountId by) {
        if (!(alertsPerDay > 0 && alertsPerDay <= MOST_ALERTS)) {
            return new Outcome.Refused("budget");
        }
        Choice choice = new Choice(alertsPerDay, weights);
        if (choice.leavesEverythingOut()) {
            return new Outcome.Refused("nothing");
        }
        Optional<WrittenReason> written = WrittenReason.of(reason);
        if (written.isEmpty()) {
            return new Outcome.Refused("reason");
        }
        String said = written.get().text();
        return measured(purposes.in(RELEASE, () -> {
            if (choice.equals(ChosenSettings.champion(repository.history(), usualAlertsPerDay))) {
                return new Outcome.Refused("same");
            }
            Instant now = clock.instant();
            repository.propose(Trial.CHALLENGER, choice, said, by.value(), now);
            repository.propose(Trial.WITHOUT_COUNTRY, choice.withoutCountry(), SWAY, by.value(), now);
            return new Outcome.Done();
        }));
    }

    /// What is on trial now is measured on the invented campus, and what was before is let go of.
    private Outcome measured(Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            campus.begin();
        }
        return outcome;
    }

    /// The bias check: what runs, without what is known of countries.
    Outcome checkBias(AccountId by) {
        return purposes.in(RELEASE, () -> {
            checkBias(ChosenSettings.champion(repository.history(), usualAlertsPerDay), by);
            return new Outcome.Done();
        });
    }

    private void checkBias(Choice champion, AccountId by) {
        repository.propose(Trial.COUNTRY_LEFT_OUT, champion.withoutCountry(), SWAY, by.value(), clock.instant());
    }

    /// The bias check of settings on trial ends with them, not before.
    Outcome end(long trial, AccountId by) {
        return measured(onTrial(trial, ended -> {
            switch (ended.slot()) {
                case Trial.CHALLENGER -> endAll(Set.of(Trial.CHALLENGER, Trial.WITHOUT_COUNTRY), by);
                case Trial.COUNTRY_LEFT_OUT -> endAll(Set.of(Trial.COUNTRY_LEFT_OUT), by);
                default -> {
                    return new Outcome.Refused("gone");
                }
            }
            return new Outcome.Done();
        }));
    }

    private void endAll(Set<String> slots, AccountId by) {
        repository.trials().stream()
                .filter(trial -> slots.contains(trial.slot()))
                .forEach(trial -> repository.end(trial.id(), by.value(), clock.instant()));
    }

    /// What was compared with the settings before says nothing of these: it ends, and the bias check begins anew.
    private void nowRuns(Choice champion, AccountId by) {
        endAll(Set.of(Trial.CHALLENGER, Trial.WITHOUT_COUNTRY, Trial.COUNTRY_LEFT_OUT), by);
        checkBias(champion, by);
    }

    /// A second person signs the settings on trial; they run from then on.
    ///
    /// Not before both have been given the same lines for some days, and thefts of every kind on
    /// the invented campus: a signature says that somebody looked at what came of it.
    Outcome sign(long trial, AccountId by) {
        int days = Math.min(comparison.days(Trial.CHALLENGER), comparison.days(Trial.WITHOUT_COUNTRY));
        return recorded(
                by,
                "POST /releases/trials/{id}/sign",
                () -> onTrial(trial, signed -> {
                    if (!signed.slot().equals(Trial.CHALLENGER)) {
                        return new Outcome.Refused("gone");
                    }
                    if (signed.proposedBy().equals(by.value())) {
                        return new Outcome.Refused("own");
                    }
                    if (days < leastDays) {
                        return new Outcome.Refused("early");
                    }
                    if (repository.trial(Trial.WITHOUT_COUNTRY).isEmpty()) {
                        return new Outcome.Refused("unchecked");
                    }
                    if (campus.result().isEmpty()) {
                        return new Outcome.Refused("unmeasured");
                    }
                    return add("release", signed.choice(), signed.reason(), signed.proposedBy(), by);
                }));
    }

    /// Back to the settings of an earlier entry, or, with 0, to those before the first. One
    /// person may do so, hence only to what ran until the last entry: any other settings go on
    /// trial again.
    Outcome reverse(long entry, AccountId by) {
        return recorded(
                by,
                "POST /releases/{id}/reverse",
                () -> purposes.in(RELEASE, () -> {
                    List<Release> history = repository.history();
                    Optional<Choice> wanted = entry == 0
                            ? Optional.of(ChosenSettings.champion(List.of(), usualAlertsPerDay))
                            : history.stream()
                                    .filter(one -> one.id() == entry)
                                    .map(Release::choice)
                                    .findFirst();
                    if (wanted.isEmpty()) {
                        return new Outcome.Refused("gone");
                    }
                    if (wanted.get().equals(ChosenSettings.champion(history, usualAlertsPerDay))) {
                        return new Outcome.Refused("same");
                    }
                    if (!wanted.get().equals(before(history))) {
                        return new Outcome.Refused("far");
                    }
                    return add("reversal", wanted.get(), "Back to entry " + entry, by.value(), by);
                }));
    }

    /// Into the record of who did what, whose checkpoints are signed with the library's key: there an entry cannot be
    /// cut off unseen.
    private Outcome recorded(AccountId by, String where, Supplier<Outcome> work) {
        Outcome outcome = measured(work.get());
        if (outcome instanceof Outcome.Done) {
            purposes.in(RELEASE, repository::history).stream()
                    .filter(entry -> entry.signedBy().equals(by.value()))
                    .findFirst()
                    .ifPresent(entry -> audit.record(List.of(new AuditEvent(
                            AuditEvent.Kind.RELEASE,
                            AuditEvent.NOBODY,
                            by.value().toString(),
                            List.of(),
                            RELEASE.name(),
                            new TreeSet<>(),
                            where,
                            entry.kind() + " " + entry.hash()))));
        }
        return outcome;
    }

    private Choice before(List<Release> history) {
        return ChosenSettings.champion(history.subList(Math.min(1, history.size()), history.size()), usualAlertsPerDay);
    }

    private Outcome onTrial(long trial, Function<Trial, Outcome> work) {
        return purposes.in(
                RELEASE,
                () -> repository.trials().stream()
                        .filter(one -> one.id() == trial)
                        .findFirst()
                        .map(work)
                        .orElse(new Outcome.Refused("gone")));
    }

    private Outcome add(String kind, Choice choice, String reason, UUID proposedBy, AccountId by) {
        List<Release> history = repository.history();
        String previous = history.isEmpty() ? "" : history.getFirst().hash();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Release release = Release.sign(kind, choice, reason, proposedBy, by.value(), at, previous);
        if (!repository.add(release)) {
            return new Outcome.Refused("overtaken");
        }
        nowRuns(choice, by);
        LOG.info("Account {} signed a {} of the detector, {}", by.value(), kind, release.shortHash());
        return new Outcome.Done();
    }
}
