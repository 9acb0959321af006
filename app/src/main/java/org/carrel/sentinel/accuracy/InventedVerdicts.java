package org.carrel.sentinel.accuracy;

import static org.carrel.sentinel.accuracy.AccuracyPurpose.CHECK;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.carrel.people.AccountId;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.InventedReview;
import org.carrel.sentinel.review.Reviews;
import org.carrel.sentinel.review.Verdict;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Has an invented reviewer decide by the facts that a real one would see.
@Component
@Profile("demo")
class InventedVerdicts implements InventedReview {

    static final String NOTE = "Invented for the demo.";

    /// What is still fresh is left for whoever tries the demo.
    private static final Duration QUIET = Duration.ofDays(7);

    private static final int MANY = 25;
    private static final int VERY_MANY = 500;
    private static final double LIKELY = 0.5;

    private final Sampling sampling;
    private final AuditDesk desk;
    private final Reviews reviews;
    private final InventedRepository alerts;
    private final Purposes purposes;
    private final Clock clock;

    InventedVerdicts(
            Sampling sampling,
            AuditDesk desk,
            Reviews reviews,
            InventedRepository alerts,
            Purposes purposes,
            Clock clock) {
        this.sampling = sampling;
        this.desk = desk;
        this.reviews = reviews;
        this.alerts = alerts;
        this.purposes = purposes;
        this.clock = clock;
    }

    @Override
    public int decide(AccountId reviewer) {
        int alerts = decideAlerts(reviewer);
        sampling.drawWhatIsDue();
        int waiting = desk.lists(reviewer).waiting().size();
        return alerts + decide(reviewer, waiting * 2 / 3);
    }

    /// Draws what is due and decides at most `most` of what waits for `reviewer`; a second call goes on.
    ///
    /// @return how many were decided
    int decide(AccountId reviewer, int most) {
        sampling.drawWhatIsDue();
        List<Sample.Waiting> waiting = desk.lists(reviewer).waiting();
        List<Sample.Waiting> chosen = waiting.subList(0, Math.min(most, waiting.size()));
        chosen.forEach(one -> desk.look(one.id(), reviewer).ifPresent(sample -> decide(sample, reviewer)));
        // so that some of these decisions are looked at a second time, by whoever tries the demo
        sampling.drawWhatIsDue();
        return chosen.size();
    }

    private int decideAlerts(AccountId reviewer) {
        List<InventedRepository.Quiet> quiet =
                purposes.in(CHECK, () -> alerts.undecided(clock.instant().minus(QUIET)));
        quiet.forEach(alert -> reviews.decideInvented(alert.id(), verdict(alert), NOTE, reviewer));
        return quiet.size();
    }

    private static Verdict verdict(InventedRepository.Quiet alert) {
        return alert.probability() < LIKELY && alert.documents() < VERY_MANY
                ? Verdict.VPN_OR_TRAVEL
                : Verdict.COMPROMISED;
    }

    private void decide(Sample sample, AccountId reviewer) {
        Verdict verdict = sample.days().stream()
                .filter(Sample.Day::asked)
                .findFirst()
                .map(InventedVerdicts::verdict)
                .orElse(Verdict.UNSURE);
        desk.decide(sample.id(), sample.decisions(), verdict.key(), NOTE, reviewer);
    }

    private static Verdict verdict(Sample.Day day) {
        return day.countries() > 1 || day.networks() > 2
                ? Verdict.VPN_OR_TRAVEL
                : day.documents() > MANY ? Verdict.UNSURE : Verdict.HEAVY_LAWFUL;
    }
}
