package org.carrel.sentinel.accuracy;

import static org.carrel.sentinel.accuracy.AccuracyPurpose.CHECK;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.accuracy.Sheet.Cell;
import org.carrel.web.LibraryProfile;
import org.springframework.stereotype.Component;

/// What settings on trial would have changed: their alerts against those that were raised, on the
/// same days.
@Component
public class Comparison {

    private final ComparisonRepository repository;
    private final AccuracySettings settings;
    private final Purposes purposes;
    private final LibraryProfile library;
    private final Kept<Of, List<Sheet>> kept;

    Comparison(
            ComparisonRepository repository,
            AccuracySettings settings,
            Purposes purposes,
            LibraryProfile library,
            Clock clock) {
        this.repository = repository;
        this.settings = settings;
        this.purposes = purposes;
        this.library = library;
        this.kept = new Kept<>(settings.keepFor(), task -> Thread.ofVirtual().start(task), clock);
    }

    /// @param since from when both were given the same lines, for people; empty while that waits
    ///     for the next log
    /// @param sheets empty as long
    public record Result(String since, List<Sheet> sheets) {}

    public Result of(String slot) {
        return purposes.in(CHECK, () -> repository.span(slot, library.zone()))
                .map(span -> new Result(span.shownFrom(), kept(slot, span)))
                .orElseGet(() -> new Result("", List.of()));
    }

    /// One trial has one beginning.
    private record Of(String slot, Instant from) {}

    private List<Sheet> kept(String slot, ComparisonRepository.Span span) {
        return kept.get(new Of(slot, span.from()), () -> purposes.in(CHECK, () -> sheets(slot, span)))
                .value();
    }

    /// Whole days for which both have been given the same lines.
    public int days(String slot) {
        return purposes.in(CHECK, () -> repository.span(slot, library.zone()))
                .map(span -> (int)
                        Math.max(0, Duration.between(span.from(), span.to()).toDays()))
                .orElse(0);
    }

    /// So that nobody waits for what is on trial.
    void makeReady() {
        List.of("challenger", "challenger_without_country", "country_left_out").forEach(this::of);
    }

    public List<Sheet> sheets(String slot) {
        return of(slot).sheets();
    }

    private List<Sheet> sheets(String slot, ComparisonRepository.Span span) {
        return List.of(byVerdict(repository.byVerdict(slot, span)), byGroup(repository.byGroup(slot, span)));
    }

    private static Sheet byVerdict(List<ComparisonRepository.ByVerdict> all) {
        List<List<Cell>> rows = all.stream()
                .map(one -> List.of(
                        Cell.word("verdict", one.verdict()),
                        Cell.count(one.kept()),
                        Cell.count(one.lost()),
                        Cell.count(one.gained())))
                .toList();
        return Sheet.table("changed_verdicts", List.of("verdict", "kept", "lost", "gained"), rows);
    }

    private Sheet byGroup(List<ComparisonRepository.ByGroup> all) {
        List<List<Cell>> rows = new ArrayList<>();
        all.stream()
                .sorted(Comparator.comparing(one -> one.group().name()))
                .collect(Collectors.groupingBy(one -> one.group().division(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(division -> {
                    List<GroupCount> hidden = GroupCount.hidden(
                            division.stream()
                                    .map(ComparisonRepository.ByGroup::group)
                                    .toList(),
                            settings.smallestGroup());
                    division.forEach(one -> rows.add(row(one, hidden.contains(one.group()))));
                });
        return Sheet.table("changed_groups", List.of("division", "group", "accounts", "champion", "challenger"), rows);
    }

    private static List<Cell> row(ComparisonRepository.ByGroup one, boolean hidden) {
        GroupCount group = one.group();
        return List.of(
                Cell.word("division", group.division()),
                Cell.word("group." + group.division(), group.name()),
                hidden ? Cell.hidden() : Cell.count(group.accounts()),
                hidden ? Cell.hidden() : Cell.count(one.champion()),
                hidden ? Cell.hidden() : Cell.count(one.challenger()));
    }
}
