package org.carrel.circulation.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.buildings.OpeningCalendar;
import org.carrel.catalogue.Items;
import org.springframework.stereotype.Component;

/// The catalogue's campuses, by the hours that buildings keeps.
@Component
class CampusOpening implements Calendar {

    /// A campus may be named anew; asking at every due date would cost more than the due date.
    private static final Duration NAMES_HOLD = Duration.ofMinutes(1);

    private record Names(Set<String> names, long asked) {}

    private final OpeningCalendar calendar;
    private final Items items;
    private final Map<String, Names> named = new ConcurrentHashMap<>();

    CampusOpening(OpeningCalendar calendar, Items items) {
        this.calendar = calendar;
        this.items = items;
    }

    @Override
    public boolean isOpen(String campus, LocalDate day) {
        return calendar.isOpen(names(campus), day);
    }

    @Override
    public boolean isOpenAt(String campus, Instant moment) {
        return calendar.nextOpening(names(campus), moment).equals(Optional.of(moment));
    }

    @Override
    public Optional<Instant> nextOpening(String campus, Instant from) {
        return calendar.nextOpening(names(campus), from);
    }

    @Override
    public Optional<LocalDate> endOfTerm(LocalDate day) {
        return calendar.endOfTerm(day);
    }

    private Set<String> names(String campus) {
        return named.compute(
                        campus,
                        (code, known) -> known != null && System.nanoTime() - known.asked() < NAMES_HOLD.toNanos()
                                ? known
                                : new Names(items.namesOfCampus(code), System.nanoTime()))
                .names();
    }
}
