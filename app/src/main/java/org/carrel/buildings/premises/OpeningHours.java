package org.carrel.buildings.premises;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;

/// When one building is open, and for whom.
///
/// A group with lines of its own has those instead of everybody's. What opens on one day and
/// closes on the next belongs to the day on which it opens, also where that is the last before a
/// closure.
public record OpeningHours(String building, List<Opening> lines, AcademicYear year, ZoneId zone) {

    /// What opens on that day for somebody of these groups; for several groups, whatever is open
    /// for any of them.
    public List<Span> on(LocalDate day, Set<UserGroup> groups) {
        if (year.closure(building, day).isPresent()) {
            return List.of();
        }
        Stream<Opening> theirs =
                groups.isEmpty() ? lines(null, day) : groups.stream().flatMap(group -> lines(group, day));
        return joined(theirs.distinct(), day);
    }

    /// What opens on that day for anybody.
    public List<Span> on(LocalDate day) {
        if (year.closure(building, day).isPresent()) {
            return List.of();
        }
        return joined(groups().flatMap(group -> lines(group.orElse(null), day)).distinct(), day);
    }

    private Stream<Optional<UserGroup>> groups() {
        return Stream.concat(
                Stream.of(Optional.empty()),
                lines.stream().map(line -> Optional.ofNullable(line.group())).distinct());
    }

    public boolean openAt(Instant at, Set<UserGroup> groups) {
        return around(at).anyMatch(day -> on(day, groups).stream().anyMatch(span -> span.holds(at)));
    }

    /// When it closes for everybody, if it is open for anybody.
    public Optional<Instant> closesAt(Instant at) {
        return around(at)
                .flatMap(day -> on(day).stream())
                .filter(span -> span.holds(at))
                .map(Span::to)
                .max(Comparator.naturalOrder());
    }

    /// When nobody may stay any longer, counted from a moment when it is open: past midnight
    /// where the next day's hours begin as these end. Empty where it is shut, and where that is
    /// after `horizon`.
    public Optional<Instant> lastsUntil(Instant at, Instant horizon) {
        Optional<Instant> end = closesAt(at);
        while (end.isPresent() && !end.get().isAfter(horizon)) {
            Optional<Instant> next = closesAt(end.get());
            if (next.isEmpty()) {
                return end;
            }
            end = next;
        }
        return Optional.empty();
    }

    /// Whether some groups have hours of their own.
    public boolean byGroup() {
        return lines.stream().anyMatch(line -> line.group() != null);
    }

    /// Spans that touch are one.
    private List<Span> joined(Stream<Opening> openings, LocalDate day) {
        List<Span> spans = new ArrayList<>();
        openings.map(opening -> opening.on(day, zone))
                .filter(span -> span.from().isBefore(span.to()))
                .sorted(Comparator.comparing(Span::from))
                .forEach(span -> {
                    if (!spans.isEmpty() && !span.from().isAfter(spans.getLast().to())) {
                        Span before = spans.removeLast();
                        Instant to = before.to().isAfter(span.to()) ? before.to() : span.to();
                        spans.add(new Span(before.from(), to));
                    } else {
                        spans.add(span);
                    }
                });
        return List.copyOf(spans);
    }

    private Stream<LocalDate> around(Instant at) {
        LocalDate today = LocalDate.ofInstant(at, zone);
        return Stream.of(today.minusDays(1), today);
    }

    private Stream<Opening> lines(@Nullable UserGroup group, LocalDate day) {
        List<Period> periods = year.on(day).orElse();
        return periods.stream()
                .map(period -> of(group, period))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(found -> found.stream().filter(line -> line.isOn(day)))
                .orElseGet(() -> group == null ? Stream.empty() : lines(null, day));
    }

    private List<Opening> of(@Nullable UserGroup group, Period period) {
        return lines.stream()
                .filter(line -> Objects.equals(line.group(), group) && line.period() == period)
                .toList();
    }
}
