package org.carrel.sentinel.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.places.PlacesProblem;
import org.carrel.engine.reading.FormatProblem;
import org.carrel.engine.reading.LogReader;
import org.carrel.engine.reading.LogSource;
import org.carrel.engine.reading.Progress;
import org.carrel.engine.reading.ReaderSettings;
import org.carrel.engine.reading.Reading;
import org.carrel.engine.tokens.KeysAway;
import org.carrel.engine.tokens.Pseudonymiser;
import org.carrel.privacy.Erased;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.Sentinel.LogsRead.Problem;
import org.carrel.sentinel.alert.AlertStore;
import org.carrel.sentinel.release.ChosenSettings;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Logs in, one after the other: the detector is one, and so is whoever feeds it.
@Component
class ReadLogs implements Sentinel {

    private static final Logger log = LoggerFactory.getLogger(ReadLogs.class);

    private final SentinelSettings settings;
    private final DetectorRepository repository;
    private final AlertStore alerts;
    private final Purposes purposes;
    private final LibraryProfile library;
    private final TokenKeys keys;
    private final LeftOut leftOut;
    private final ChosenSettings settled;
    private final Challengers challengers;
    private final Erased erased;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable RunningDetector running;
    private ChosenSettings.@Nullable Chosen runs;
    /// Lines of this reading that are of people who were erased; whoever holds the turn counts.
    private long ofErased;

    ReadLogs(
            SentinelSettings settings,
            DetectorRepository repository,
            AlertStore alerts,
            Purposes purposes,
            LibraryProfile library,
            TokenKeys keys,
            LeftOut leftOut,
            ChosenSettings settled,
            Challengers challengers,
            Erased erased,
            Clock clock) {
        this.erased = erased;
        this.settings = settings;
        this.repository = repository;
        this.alerts = alerts;
        this.purposes = purposes;
        this.library = library;
        this.keys = keys;
        this.leftOut = leftOut;
        this.settled = settled;
        this.challengers = challengers;
        this.clock = clock;
    }

    @Override
    public LogsRead read(List<Path> logs) {
        return readAll(logs.stream()
                .map(path -> LogSource.of(String.valueOf(path.getFileName()), path))
                .toList());
    }

    @Override
    public LogsRead read(String name, Path log) {
        return readAll(List.of(LogSource.of(name, log)));
    }

    private LogsRead readAll(List<LogSource> sources) {
        turn.lock();
        try {
            PlaceTable places = places();
            RunningDetector detector = detector(places);
            detector.leaveOut(leftOut.tokens());
            long lateBefore = detector.lateEvents();
            long leftOutBefore = detector.leftOutEvents();
            ofErased = 0;
            Reading reading = read(sources, places, detector);
            detector.commit(true);
            long late = detector.lateEvents() - lateBefore;
            if (late > 0) {
                // They were seen and not counted; only a fresh start from the database forgets them.
                forget();
            }
            return record(reading, late, detector.leftOutEvents() - leftOutBefore + ofErased);
        } catch (KeysAway away) {
            keys.failed(away);
            forget();
            throw away;
        } catch (FormatProblem | PlacesProblem problem) {
            String sentence = String.valueOf(problem.getMessage());
            return new LogsRead(
                    0,
                    0,
                    0,
                    0,
                    0,
                    sources.stream()
                            .map(source -> new Problem(source.name(), sentence))
                            .toList());
        } catch (RuntimeException e) {
            // What was counted in memory and not committed must not be counted on.
            forget();
            throw e;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void respectObjections() {
        if (!turn.tryLock()) {
            // whoever holds it looks at the objections anew with every chunk
            return;
        }
        try {
            RunningDetector detector = detector(places());
            detector.leaveOut(leftOut.tokens());
            detector.commit(true);
        } catch (PlacesProblem problem) {
            log.warn("Objections count from the next log on: {}", problem.getMessage());
        } catch (KeysAway away) {
            // nothing is read until they are back, and then objections come first
            keys.failed(away);
            forget();
            log.warn("Objections count from the next log on: {}", away.sentence());
        } catch (RuntimeException e) {
            forget();
            throw e;
        } finally {
            turn.unlock();
        }
    }

    /// Lets go of these tokens at once, also where the lines of them still wait to be scored.
    void forget(Set<String> tokens) {
        if (tokens.isEmpty()) {
            return;
        }
        turn.lock();
        try {
            if (repository.saved().isPresent()) {
                detector(places()).forget(tokens);
            }
        } catch (PlacesProblem problem) {
            throw new IllegalStateException("The detector cannot be opened: " + problem.getMessage(), problem);
        } catch (RuntimeException e) {
            forget();
            throw e;
        } finally {
            turn.unlock();
        }
    }

    /// The next log begins from what the database holds.
    void forget() {
        running = null;
    }

    private Reading read(List<LogSource> sources, PlaceTable places, RunningDetector detector) throws FormatProblem {
        ReaderSettings how = new ReaderSettings(settings.logFormat(), library.zone(), clock.instant());
        LogReader reader = new LogReader(how, new Pseudonymiser(keys.open()), places, detector.seenLines());
        int[] waiting = {0};
        Map<String, Boolean> gone = new HashMap<>();
        return reader.read(
                sources,
                event -> {
                    if (gone.computeIfAbsent(event.account(), token -> erased.refuses("Remote-access logs", token))) {
                        ofErased++;
                        return;
                    }
                    detector.accept(event);
                    if (++waiting[0] == settings.chunk()) {
                        detector.leaveOut(leftOut.tokens());
                        detector.commit(false);
                        waiting[0] = 0;
                    }
                },
                Progress.NONE);
    }

    private LogsRead record(Reading reading, long late, long objected) {
        ReadingSummary summary = reading.summary();
        String name = String.join(", ", summary.sources());
        repository.saveSource(name, summary, clock.instant());
        long skipped = summary.lines() - summary.events() - summary.repeated();
        List<Problem> problems = new ArrayList<>();
        reading.problems()
                .forEach(problem -> problems.add(new Problem(problem.source(), forServers(problem.sentence()))));
        if (problems.isEmpty() && summary.lines() > 0 && skipped == summary.lines()) {
            String why = "Not one line could be used; most were skipped as: "
                    + summary.skipped().firstEntry().getKey() + ".";
            summary.sources().forEach(source -> problems.add(new Problem(source, why)));
        }
        LogsRead read = new LogsRead(
                summary.lines(),
                summary.events() - late - objected,
                summary.repeated(),
                late,
                skipped + objected,
                List.copyOf(problems));
        // The names of files stay out of the log: they may be anything.
        log.info(
                "Remote-access logs: {}, with {} problems",
                read.counts(),
                read.problems().size());
        return read;
    }

    /// The reader's advice is for the command line, whose options a server has as settings.
    private static String forServers(String sentence) {
        return sentence.replace(
                "give its LogFormat with --format", "set CARREL_SENTINEL_LOGFORMAT to its LogFormat and start again");
    }

    private RunningDetector detector(PlaceTable places) {
        ChosenSettings.Chosen chosen = settled.chosen(settings.alertsPerDay());
        if (!chosen.equals(runs)) {
            // Released, begun or ended since; everything read so far is in the database.
            forget();
        }
        RunningDetector now = running;
        if (now == null) {
            now = new RunningDetector(
                    repository,
                    alerts,
                    purposes,
                    clock,
                    chosen.champion().settings(library.zone(), places.isGiven()),
                    challengers.begin(chosen.trials(), library.zone(), places.isGiven()));
            running = now;
            runs = chosen;
        }
        return now;
    }

    private PlaceTable places() throws PlacesProblem {
        if (!Files.isDirectory(settings.places())) {
            return PlaceTable.none();
        }
        try (Stream<Path> files = Files.list(settings.places())) {
            List<Path> tables = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            return tables.isEmpty() ? PlaceTable.none() : PlaceTable.load(tables);
        } catch (IOException e) {
            log.warn("The folder of places cannot be read; evidence from places is off");
            return PlaceTable.none();
        }
    }
}
