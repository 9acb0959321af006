package org.carrel.sentinel.accuracy;

import org.carrel.people.AccountId;
import org.carrel.sentinel.review.Verdict;
import org.springframework.stereotype.Component;

/// For the demo: draws samples and has an invented reviewer decide some of them, by the facts a
/// real one would see.
@Component
public class InventedVerdicts {

    private static final int MANY = 25;

    private final Sampling sampling;
    private final AuditDesk desk;

    InventedVerdicts(Sampling sampling, AuditDesk desk) {
        this.sampling = sampling;
        this.desk = desk;
    }

    /// Draws what is due and decides at most `most` of what waits for `reviewer`; a second call
    /// goes on.
    ///
    /// @return how many were decided
    public int decide(AccountId reviewer, int most) {
        sampling.drawWhatIsDue();
        int decided = 0;
        for (Sample.Waiting waiting : desk.lists(reviewer).waiting()) {
            if (decided < most) {
                desk.look(waiting.id(), reviewer).ifPresent(sample -> decide(sample, reviewer));
                decided++;
            }
        }
        return decided;
    }

    private void decide(Sample sample, AccountId reviewer) {
        Verdict verdict = sample.days().stream()
                .filter(Sample.Day::asked)
                .findFirst()
                .map(InventedVerdicts::verdict)
                .orElse(Verdict.UNSURE);
        desk.decide(sample.id(), sample.decisions(), verdict.key(), "Invented for the demo.", reviewer);
    }

    private static Verdict verdict(Sample.Day day) {
        return day.countries() > 1 || day.networks() > 2
                ? Verdict.VPN_OR_TRAVEL
                : day.documents() > MANY ? Verdict.UNSURE : Verdict.HEAVY_LAWFUL;
    }
}
