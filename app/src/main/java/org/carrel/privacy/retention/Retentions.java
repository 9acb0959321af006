package org.carrel.privacy.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.privacy.ErasableSubjects;
import org.carrel.privacy.Pseudonyms;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.notice.Declaration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Lets go, table by table and a few rows at a time, of what is over. Broken off, it goes on at
/// the next call; two nodes that do it at once share the rows.
@Service
class Retentions {

    private static final Logger LOG = LoggerFactory.getLogger(Retentions.class);
    private static final Purpose ERASE = new Purpose("erase");
    /// Rows in one transaction: short locks, so that nobody waits for them.
    private static final int BATCH = 2_000;

    private static final int WEEK = 7;

    private final RetentionRepository repository;
    private final LiveTimes live;
    private final Purposes purposes;
    private final ObjectProvider<Pseudonyms> pseudonyms;
    private final ObjectProvider<ErasableSubjects> subjects;
    private final Clock clock;

    Retentions(
            RetentionRepository repository,
            LiveTimes live,
            Purposes purposes,
            ObjectProvider<Pseudonyms> pseudonyms,
            ObjectProvider<ErasableSubjects> subjects,
            Clock clock) {
        this.repository = repository;
        this.live = live;
        this.purposes = purposes;
        this.pseudonyms = pseudonyms;
        this.subjects = subjects;
        this.clock = clock;
    }

    /// @return how many rows went or were emptied
    long letGo() {
        Times times = live.times();
        LocalDate today = today();
        long all = 0;
        for (Rule rule : new Rules(times).all()) {
            all += letGo(rule, times, today);
        }
        if (all > 0) {
            LOG.info("{} rows were let go of: their time was over", all);
        }
        return all;
    }

    private long letGo(Rule rule, Times times, LocalDate today) {
        long rows = 0;
        int went = BATCH;
        while (went == BATCH) {
            // Holds are looked at anew each time: one may be placed meanwhile.
            went = purposes.in(ERASE, () -> {
                repository.itIs(today);
                Optional<List<Held>> held = held(today, rule, times);
                int batch = held.map(holds -> repository.letGo(rule, times, holds, today, BATCH))
                        .orElse(0);
                if (batch > 0) {
                    repository.report(today, rule, batch, clock.instant());
                }
                return batch;
            });
            rows += went;
        }
        return rows;
    }

    /// Empty where it cannot be told what is on hold.
    private Optional<List<Held>> held(LocalDate today, Rule rule, Times times) {
        List<Held> held = new ArrayList<>();
        for (RetentionRepository.Hold hold : repository.holds(today)) {
            boolean byToken = !times.ownership().tokens(rule.relation()).isEmpty();
            if (byToken && pseudonyms.stream().anyMatch(module -> module.away().isPresent())) {
                return Optional.empty();
            }
            held.addAll(held(hold, byToken));
        }
        return Optional.of(held);
    }

    /// A hold on a person is one on their account, and the other way round.
    private List<Held> held(RetentionRepository.Hold hold, boolean byToken) {
        List<Held> held = new ArrayList<>();
        held.add(new Held(hold.subject(), hold.category(), Set.of()));
        subjects.stream()
                .flatMap(module -> module.find(hold.subject()).stream())
                .forEach(subject -> {
                    Set<String> tokens = new HashSet<>();
                    if (byToken) {
                        pseudonyms.forEach(module -> tokens.addAll(module.of(subject)));
                    }
                    held.add(new Held(subject.account().toString(), hold.category(), tokens));
                    if (subject.person() != null) {
                        held.add(new Held(subject.person().toString(), hold.category(), Set.of()));
                    }
                });
        return held;
    }

    /// What the coming week will bring, by day; what is due already counts as of today.
    List<Report> comingWeek() {
        Times times = live.times();
        LocalDate today = today();
        List<Report> coming = new ArrayList<>();
        purposes.run(
                ERASE,
                () -> new Rules(times)
                        .all()
                        .forEach(rule -> held(today, rule, times)
                                .ifPresent(held -> repository
                                        .due(rule, times, held, today, today.plusDays(WEEK))
                                        .forEach(due -> coming.add(new Report(
                                                due.day(),
                                                rule.relation(),
                                                rule.category(),
                                                rule.ending(),
                                                due.rows()))))));
        return coming.stream()
                .sorted(java.util.Comparator.comparing(Report::day).thenComparing(Report::relation))
                .toList();
    }

    List<Report> reports() {
        return repository.reports();
    }

    /// Tables whose rows the notice gives no clock that can be reached from there.
    List<String> withoutClock() {
        return new Rules(live.times()).withoutClock();
    }

    Declaration notice() {
        return live.times().notice();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
