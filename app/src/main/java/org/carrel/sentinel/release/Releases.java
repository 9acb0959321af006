package org.carrel.sentinel.release;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.engine.scoring.Family;
import org.carrel.engine.scoring.Weights;
import org.carrel.people.AccountId;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.WrittenReason;
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

    private final ReleaseRepository repository;
    private final Purposes purposes;
    private final Clock clock;
    private final Comparison comparison;
    private final double usualAlertsPerDay;
    private final int leastDays;

    /// @param leastDays for which settings have to be on trial before they can be signed
    Releases(
            ReleaseRepository repository,
            Comparison comparison,
            Purposes purposes,
            Clock clock,
            @Value("${carrel.sentinel.alerts-per-day:5}") double usualAlertsPerDay,
            @Value("${carrel.sentinel.release.least-days:3}") int leastDays) {
        this.repository = repository;
        this.comparison = comparison;
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
        return purposes.in(RELEASE, () -> {
            if (choice.equals(ChosenSettings.champion(repository.history(), usualAlertsPerDay))) {
                return new Outcome.Refused("same");
            }
            repository.propose(Trial.CHALLENGER, choice, said, by.value(), clock.instant());
            return new Outcome.Done();
        });
    }

    /// The bias check: what runs, without what is known of countries.
    Outcome checkBias(AccountId by) {
        return purposes.in(RELEASE, () -> {
            Choice champion = ChosenSettings.champion(repository.history(), usualAlertsPerDay);
            Choice choice =
                    new Choice(champion.alertsPerDay(), champion.weights().with(Family.PLACES, 0));
            String reason = "Does the country sway the detector?";
            repository.propose(Trial.COUNTRY_LEFT_OUT, choice, reason, by.value(), clock.instant());
            return new Outcome.Done();
        });
    }

    Outcome end(long trial, AccountId by) {
        return onTrial(trial, () -> {
            repository.end(trial, by.value(), clock.instant());
            return new Outcome.Done();
        });
    }

    /// A second person signs the settings on trial; they run from then on.
    ///
    /// Not before both have been given the same lines for some days: a signature says that somebody looked at them.
    Outcome sign(long trial, AccountId by) {
        int days = comparison.days(Trial.CHALLENGER);
        return onTrial(trial, () -> {
            Optional<Trial> challenger = repository.trial(Trial.CHALLENGER).filter(one -> one.id() == trial);
            if (challenger.isEmpty()) {
                return new Outcome.Refused("gone");
            }
            Trial signed = challenger.get();
            if (signed.proposedBy().equals(by.value())) {
                return new Outcome.Refused("own");
            }
            if (days < leastDays) {
                return new Outcome.Refused("early");
            }
            Outcome outcome = add("release", signed.choice(), signed.reason(), signed.proposedBy(), by);
            if (outcome instanceof Outcome.Done) {
                repository.end(trial, by.value(), clock.instant());
            }
            return outcome;
        });
    }

    /// Back to the settings of an earlier entry, or, with 0, to those before the first. One person may do so, hence
    /// only
    /// to what ran until the last entry: any other settings go on trial again.
    Outcome reverse(long entry, AccountId by) {
        return purposes.in(RELEASE, () -> {
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
        });
    }

    private Choice before(List<Release> history) {
        return ChosenSettings.champion(history.subList(Math.min(1, history.size()), history.size()), usualAlertsPerDay);
    }

    private Outcome onTrial(long trial, Supplier<Outcome> work) {
        return purposes.in(
                RELEASE,
                () -> repository.trials().stream().anyMatch(one -> one.id() == trial)
                        ? work.get()
                        : new Outcome.Refused("gone"));
    }

    private Outcome add(String kind, Choice choice, String reason, java.util.UUID proposedBy, AccountId by) {
        List<Release> history = repository.history();
        String previous = history.isEmpty() ? "" : history.getFirst().hash();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Release release = Release.sign(kind, choice, reason, proposedBy, by.value(), at, previous);
        if (!repository.add(release)) {
            return new Outcome.Refused("overtaken");
        }
        LOG.info("Account {} signed a {} of the detector, {}", by.value(), kind, release.shortHash());
        return new Outcome.Done();
    }
}
