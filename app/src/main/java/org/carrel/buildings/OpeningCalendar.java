package org.carrel.buildings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// On what days and until when a campus is open, and when terms end: for those who reckon with
/// days. Answered from memory; what is changed in the settings counts at once on this node, on
/// others within `carrel.buildings.every`.
///
/// A campus is named by any of `names`, as a code or as people write it; capitals and blanks make
/// no difference. Its buildings are those of which the settings give that campus, and of these
/// only the ones that have hours. What counts is when they are open for everybody: a group's own
/// hours change nothing. The campus is open from the first opening of any of them on a day to the
/// last closing of any, without the gaps between; a night that ends after midnight belongs to the
/// day on which it began.
///
/// A campus of which no building with hours is known counts as open from 09:00 to 17:00 each day
/// but those on which all buildings are shut: somebody who lends there is there.
///
/// Times are by the clock on the wall of the library: where that clock skips an hour, an opening
/// within it is as soon as it goes on, and where it shows an hour twice, a closing within it is
/// the second time.
public interface OpeningCalendar {

    /// How far [#nextOpening] looks ahead.
    int MOST_DAYS = 400;

    /// From `opens` on, and no longer at `closes`.
    record Hours(Instant opens, Instant closes) {}

    boolean isOpen(Set<String> names, LocalDate day);

    /// As [#isOpen(Set, LocalDate)], by one name.
    default boolean isOpen(String campus, LocalDate day) {
        return isOpen(Set.of(campus), day);
    }

    /// Empty on a day on which it is shut.
    Optional<Hours> hours(Set<String> names, LocalDate day);

    /// As [#hours(Set, LocalDate)], by one name.
    default Optional<Hours> hours(String campus, LocalDate day) {
        return hours(Set.of(campus), day);
    }

    /// The first moment from `from` on at which it is open: `from` itself while it is. Empty
    /// where it does not open within [#MOST_DAYS].
    Optional<Instant> nextOpening(Set<String> names, Instant from);

    /// As [#nextOpening(Set, Instant)], by one name.
    default Optional<Instant> nextOpening(String campus, Instant from) {
        return nextOpening(Set.of(campus), from);
    }

    /// The last day of the term that holds `day`; between terms, of the one that begins next.
    /// Exams are no term. Empty where the library has set none that ends on `day` or later.
    Optional<LocalDate> endOfTerm(LocalDate day);
}
