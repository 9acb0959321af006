package org.carrel.engine.keeping;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.keeping.Memory.Owner;
import org.carrel.engine.keeping.Memory.Run;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.Cohorts;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.jspecify.annotations.Nullable;

/// A detector that goes on where its last run ended, in a folder.
///
/// Every so many lines, and at the end, a generation is written: killed at any moment, the same logs given again end
/// with the same results, since each line counts once. Results are read off what is kept for the time the logs cover,
/// never off what this process happened to do.
public final class KeptDetector implements AutoCloseable {

    /// Lines between two generations, where not more bytes would be written than read.
    public static final long LINES_A_CHUNK = 200_000;

    /// A line this old is still recognised; the detector refuses what is an hour old.
    private static final Duration REMEMBERED = Duration.ofDays(8);
    /// So many lines at least make a date believable, as for the detector.
    private static final int ENOUGH = 50;
    /// A run with more lines forgets those of its beginning that are too old for the detector: 400 MB.
    private static final long MOST_LINES = 50_000_000;
    private static final long BYTES_A_LINE = 200;

    private final Generations generations;
    private final DetectorSettings settings;
    private final long leastLines;
    private final Memory memory;
    private final Detector detector;
    private Cohorts cohorts = Cohorts.NONE;
    private Run run;
    private byte[] checkpoint;
    private long chunk;
    private long sinceCommit;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long known;
    private long late;

    private KeptDetector(Generations generations, DetectorSettings settings, Memory memory, long leastLines) {
        this.generations = generations;
        this.settings = settings;
        this.memory = memory;
        this.leastLines = leastLines;
        this.chunk = leastLines;
        this.run = memory.run();
        this.checkpoint = memory.checkpoint();
        this.detector = Detector.over(settings, memory.states(), checkpoint.length == 0 ? null : checkpoint);
    }

    /// @param leastLines between two generations
    /// @param say takes a sentence for every generation that had to be passed over
    /// @throws KeepingProblem when the folder must not or cannot be used: another process uses it, it was made with
    ///     other keys or in another time zone, or all it holds is damaged
    public static KeptDetector open(
            Path folder, KeptKeys keys, DetectorSettings settings, long leastLines, Consumer<String> say) {
        Generations generations = Generations.lock(folder);
        try {
            Owner owner = new Owner(keys.mark(), keys.epoch(), settings.zone().getId());
            Memory found = generations.newest(
                    in -> {
                        Memory memory = Memory.read(in);
                        tryDetector(memory, settings);
                        return memory;
                    },
                    say);
            Memory memory = found == null ? Memory.empty(owner) : Entry.into(folder, found, owner, keys, settings);
            return new KeptDetector(generations, settings, memory, leastLines);
        } catch (RuntimeException refused) {
            generations.close();
            throw refused;
        }
    }

    /// @throws IllegalArgumentException if this program does not know the checkpoint's version
    private static void tryDetector(Memory memory, DetectorSettings settings) {
        if (memory.checkpoint().length > 0) {
            Detector.over(settings, memory.states(), memory.checkpoint());
        }
    }

    /// Numbers of cohorts by name as this folder has them; a caller adds the names it meets for the first time, with
    /// numbers not yet given.
    public java.util.SequencedMap<String, Integer> cohortNumbers() {
        return memory.cohorts();
    }

    /// From now on accounts are compared within their cohorts.
    public void inCohorts(Cohorts accounts) {
        cohorts = accounts;
        detector.inCohorts(accounts);
    }

    /// @throws KeepingProblem when a generation could not be written
    public void accept(AccessEvent event) {
        long second = event.epochSecond();
        if (memory.lines().contains(second, event.fingerprint())) {
            known++;
            covers(second);
            return;
        }
        long before = detector.lateEvents();
        long beyond = detector.beyondBudget();
        detector.accept(event);
        if (detector.lateEvents() > before) {
            // Not counted, so not remembered: whoever sends it again is told the same.
            late++;
            return;
        }
        covers(second);
        if (run.finished()) {
            run = new Run(first, false, beyond);
        } else if (first < run.first()) {
            run = new Run(first, false, run.beyondBudgetBefore());
        }
        memory.lines().add(second, event.fingerprint());
        if (++sinceCommit >= chunk) {
            commit();
        }
    }

    private void covers(long second) {
        first = Math.min(first, second);
        last = Math.max(last, second);
    }

    private void commit() {
        memory.results().take(detector.drain());
        memory.states().rest();
        checkpoint = detector.checkpoint();
        forget();
        Memory now = memory.with(run, checkpoint);
        long bytes = generations.write(now::write);
        chunk = Math.max(leastLines, leastLines < LINES_A_CHUNK ? 0 : bytes / BYTES_A_LINE);
        sinceCommit = 0;
    }

    /// What this run has brought stays until another begins, so that it can be read off again.
    private void forget() {
        long present = memory.lines().present(ENOUGH);
        if (present == Long.MIN_VALUE) {
            return;
        }
        long old = present - REMEMBERED.toSeconds();
        long horizon = Math.min(old, run.first());
        memory.lines().forgetBefore(memory.lines().size() > MOST_LINES ? old : horizon);
        memory.results().forgetBefore(Instant.ofEpochSecond(horizon), settings.zone());
    }

    /// Lines that were counted in an earlier run, or before this one was cut off.
    public long knownLines() {
        return known;
    }

    /// Earliest line of this run's logs that was counted, now or earlier; null where there was none.
    public @Nullable Instant first() {
        return first == Long.MAX_VALUE ? null : Instant.ofEpochSecond(first);
    }

    /// Makes everything durable, and gives what is known of the time that this run's logs cover: each
    /// account-day of its calendar days, whole, and each alert that was open in it. Lines of the last
    /// hour count as if no more were to come; the detector itself goes on waiting for stragglers.
    ///
    /// @throws KeepingProblem when the generation could not be written
    public Detection finish() {
        if (!run.finished()) {
            run = new Run(run.first(), true, run.beyondBudgetBefore());
            commit();
        }
        Detector copy = Detector.over(
                        settings, new CopiedStates(memory.states()), checkpoint.length == 0 ? null : checkpoint)
                .inCohorts(cohorts);
        Detection rest = copy.finish();
        Results all = memory.results().copy();
        all.take(rest.accountDays(), rest.alerts());
        return covered(all, rest, copy);
    }

    private Detection covered(Results all, Detection rest, Detector settled) {
        ZoneId zone = settings.zone();
        Instant from = first();
        Instant to = Instant.ofEpochSecond(Math.max(first == Long.MAX_VALUE ? 0 : first, last));
        List<AccountDay> days = from == null ? List.of() : all.days(from, to, zone);
        Set<String> accounts = new HashSet<>();
        Set<LocalDate> calendarDays = new HashSet<>();
        long hits = 0;
        for (AccountDay day : days) {
            accounts.add(day.account());
            calendarDays.add(day.day());
            hits += day.hits();
        }
        return new Detection(
                settings,
                days,
                from == null ? List.of() : all.alerts(from, to),
                accounts.size(),
                calendarDays.size(),
                hits,
                from == null ? 0 : settled.refusals(LocalDate.ofInstant(from, zone), LocalDate.ofInstant(to, zone)),
                late,
                Math.max(0, rest.beyondBudget() - run.beyondBudgetBefore()),
                rest.evidenceOff());
    }

    @Override
    public void close() {
        generations.close();
    }
}
