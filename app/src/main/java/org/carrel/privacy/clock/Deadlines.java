package org.carrel.privacy.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/// When what has to be done. Days are those of the library's zone; the day named is the last one
/// that is in time.
@Component
public class Deadlines {

    /// UK GDPR Art. 33(1): hours go on at weekends and at night (Regulation 1182/71 Art. 3).
    static final Duration BREACH = Duration.ofHours(72);

    /// Data Protection Act 2018 s. 164A(3): days, which no weekend moves.
    private static final int ACKNOWLEDGED = 30;

    private static final int FIRST = 1;
    private static final int EXTENDED = 3;

    private final WorkingDays days;

    Deadlines(WorkingDays days) {
        this.days = days;
    }

    /// A time in which the clock stood still, while an identity or an authority was being checked.
    ///
    /// @param from the day on which the person was asked
    /// @param to the day on which what was asked for had come
    public record Pause(LocalDate from, LocalDate to) {

        public Pause {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("A pause ends before it begins: " + from + ", " + to);
            }
        }

        long days() {
            return ChronoUnit.DAYS.between(from, to);
        }
    }

    /// The answer to a request (UK GDPR Art. 12A): one month, three where it was extended, to the
    /// day with the same number, or to the last day of a month that has none; a weekend or a bank
    /// holiday moves it to the next working day.
    ///
    /// A pause is added. The law would let the month begin anew at its end; where that gives the
    /// earlier day, it is that day.
    public LocalDate answer(LocalDate received, List<Pause> pauses, boolean extended) {
        int months = extended ? EXTENDED : FIRST;
        LocalDate due = received.plusMonths(months)
                .plusDays(pauses.stream().mapToLong(Pause::days).sum());
        for (Pause pause : pauses) {
            LocalDate anew = pause.to().plusMonths(months);
            due = anew.isBefore(due) && !pause.to().isBefore(last(pauses)) ? anew : due;
        }
        return days.onOrAfter(due);
    }

    private static LocalDate last(List<Pause> pauses) {
        return pauses.stream().map(Pause::to).max(LocalDate::compareTo).orElseThrow();
    }

    /// That a complaint has arrived.
    public LocalDate acknowledgement(LocalDate received) {
        return received.plusDays(ACKNOWLEDGED);
    }

    /// That the regulator knows of a breach.
    public Instant breach(Instant aware) {
        return aware.plus(BREACH);
    }
}
