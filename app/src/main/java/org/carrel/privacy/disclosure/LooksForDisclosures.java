package org.carrel.privacy.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.carrel.privacy.Subject;
import org.carrel.privacy.ToldLater;
import org.springframework.stereotype.Component;

/// Looks for an authority are told with the disclosure they belong to: those from the day on which it
/// was recorded to the day on which it was given. Before it may be told, and where it was refused or
/// never given, nothing is: whoever is being investigated reads that page too.
///
/// A look on another day is told of nothing, since it may belong to a disclosure that is kept back.
@Component
class LooksForDisclosures implements ToldLater {

    private final Disclosures disclosures;

    LooksForDisclosures(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    private record Days(LocalDate first, LocalDate last) {

        boolean hold(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    @Override
    public String purpose() {
        return Disclosures.DISCLOSE.name();
    }

    @Override
    public Predicate<Instant> mayBeTold(Subject subject) {
        List<Days> told = disclosures.own(subject).stream()
                .map(own -> new Days(disclosures.day(own.askedAt()), disclosures.day(own.givenAt())))
                .toList();
        return at -> told.stream().anyMatch(days -> days.hold(disclosures.day(at)));
    }
}
