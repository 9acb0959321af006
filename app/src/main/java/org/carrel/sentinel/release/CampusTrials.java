package org.carrel.sentinel.release;

import static org.carrel.sentinel.release.Releases.RELEASE;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carrel.privacy.Purposes;
import org.carrel.testkit.evaluation.WorldProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// What is on trial is measured once, beside what runs, on an invented campus where every theft is
/// known: in the background, on one thread.
@Component
class CampusTrials implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CampusTrials.class);

    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final ReleaseRepository releases;
    private final CampusRepository repository;
    private final Purposes purposes;
    private final Clock clock;
    private final CampusSize size;
    private final CampusRun run;
    private final double usualAlertsPerDay;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .name("campus-trial")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .factory());
    private volatile boolean failed;

    CampusTrials(
            ReleaseRepository releases,
            CampusRepository repository,
            Purposes purposes,
            Clock clock,
            CampusSize size,
            @Value("${carrel.data:data}") Path data,
            @Value("${carrel.sentinel.alerts-per-day:5}") double usualAlertsPerDay) {
        this.releases = releases;
        this.repository = repository;
        this.purposes = purposes;
        this.clock = clock;
        this.size = size;
        this.run = new CampusRun(size, data.resolve("campus"));
        this.usualAlertsPerDay = usualAlertsPerDay;
    }

    /// What is to be compared.
    private record Pair(Trial trial, Choice champion) {}

    /// Measures what is on trial unless that has been done or is under way; a run that was cut off
    /// is made anew.
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (waiting.compareAndSet(false, true)) {
            worker.execute(() -> {
                waiting.set(false);
                measureWhatIsDue();
            });
        }
    }

    /// Empty as long as what is on trial has not been measured beside what runs now.
    Optional<CampusResult> result() {
        return purposes.in(RELEASE, () -> pair().flatMap(this::found));
    }

    /// Whether the last run ended without a result; it is begun again when the page is next
    /// looked at.
    boolean hasFailed() {
        return failed;
    }

    /// How many accounts the alerts a day are taken to be for.
    int readers() {
        return size.readers();
    }

    synchronized void measureWhatIsDue() {
        try {
            due().ifPresent(this::measure);
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("What is on trial could not be measured; it will be tried again", unreachable);
        } catch (CancellationException ended) {
            LOG.info("The program ends; what is on trial is measured at the next start");
        }
    }

    private Optional<Pair> due() {
        return purposes.in(RELEASE, () -> {
            Optional<Pair> pair = pair();
            repository.endAllBut(pair.map(each -> each.trial().id()).orElse(0L));
            return pair.filter(each -> found(each).isEmpty());
        });
    }

    private Optional<Pair> pair() {
        return releases.trial(Trial.CHALLENGER)
                .map(trial -> new Pair(trial, ChosenSettings.champion(releases.history(), usualAlertsPerDay)));
    }

    private Optional<CampusResult> found(Pair pair) {
        return repository.find(pair.trial().id(), pair.champion().written(), size.written());
    }

    private void measure(Pair pair) {
        try {
            CampusResult result = run.measure(pair.champion(), pair.trial().choice());
            purposes.run(RELEASE, () -> keep(pair, result));
            failed = false;
        } catch (IOException | WorldProblem problem) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            failed = true;
            LOG.error("What is on trial could not be measured on an invented campus", problem);
        }
    }

    private void keep(Pair pair, CampusResult result) {
        if (pair().equals(Optional.of(pair))) {
            repository.add(pair.trial().id(), pair.champion().written(), size.written(), result, clock.instant());
        }
    }

    /// A run under way is cut off; nothing of it is kept.
    @Override
    public void destroy() throws InterruptedException {
        worker.shutdownNow();
        if (!worker.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("The run on the invented campus has not ended; it ends with the program");
        }
    }
}
