package org.carrel.sentinel.accuracy;

import static org.carrel.sentinel.accuracy.AccuracyPurpose.CHECK;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carrel.people.AccountId;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.review.Verdict;
import org.springframework.stereotype.Component;

/// A reviewer judges samples, blind to what the detector thinks of them.
@Component
class AuditDesk {

    static final int NOTE = 2000;

    private static final int MOST_LISTED = 50;
    private static final int DAYS_BEFORE = 35;
    private static final int DAYS_AFTER = 7;

    private final AuditRepository samples;
    private final Purposes purposes;
    private final Clock clock;

    AuditDesk(AuditRepository samples, Purposes purposes, Clock clock) {
        this.samples = samples;
        this.purposes = purposes;
        this.clock = clock;
    }

    sealed interface Outcome {

        record Decided() implements Outcome {}

        /// @param reason a message key under `audit.refused.`
        record Refused(Sample sample, String reason) implements Outcome {}

        /// Somebody else has decided meanwhile, or this reviewer in another window.
        record Overtaken() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /// @param waiting oldest first, at most fifty
    /// @param decided by this reviewer, latest first, at most fifty
    record Lists(List<Sample.Waiting> waiting, List<Sample.Waiting> decided) {}

    Lists lists(AccountId me) {
        return purposes.in(
                CHECK,
                () -> new Lists(samples.waiting(me.value(), MOST_LISTED), samples.decidedBy(me.value(), MOST_LISTED)));
    }

    /// Shows a sample and notes that this reviewer saw it.
    Optional<Sample> open(long id, AccountId me) {
        return purposes.in(CHECK, () -> {
            Optional<Sample> found = look(id, me);
            found.ifPresent(sample -> samples.opened(id, me.value(), clock.instant()));
            return found;
        });
    }

    /// As [#open], and leaves no trace: the time a decision takes does not begin.
    Optional<Sample> look(long id, AccountId me) {
        return purposes.in(CHECK, () -> samples.find(id, me.value()).map(found -> sample(found, me)));
    }

    /// @param seen how many decisions the reviewer knew of
    Outcome decide(long id, int seen, String verdict, String note, AccountId me) {
        return purposes.in(CHECK, () -> {
            Optional<AuditRepository.Standing> found = samples.find(id, me.value());
            if (found.isEmpty()) {
                return samples.decidedByAnother(id, me.value()) ? new Outcome.Overtaken() : new Outcome.Unknown();
            }
            Optional<Verdict> chosen = Verdict.of(verdict);
            if (chosen.isEmpty() || note.length() > NOTE) {
                Sample shown = sample(found.get(), me);
                return new Outcome.Refused(
                        new Sample(id, shown.day(), shown.decisions(), verdict, note, shown.days()),
                        chosen.isEmpty() ? "verdict" : "note");
            }
            if (!samples.decide(id, seen, chosen.get(), me.value(), clock.instant())) {
                return new Outcome.Overtaken();
            }
            samples.remember(id, chosen.get(), note, me.value(), clock.instant());
            return new Outcome.Decided();
        });
    }

    private Sample sample(AuditRepository.Standing found, AccountId me) {
        LocalDate day = found.day();
        return new Sample(
                found.id(),
                day,
                found.decisions(),
                found.verdict(),
                samples.lastNote(found.id(), me.value()),
                samples.days(found.account(), day, day.minusDays(DAYS_BEFORE), day.plusDays(DAYS_AFTER)));
    }
}
