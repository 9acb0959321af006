package org.carrel.messages.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.carrel.messages.DigestDay;
import org.carrel.messages.DigestLine;
import org.carrel.messages.DigestSource;
import org.carrel.messages.Kind;
import org.carrel.messages.Kinds;
import org.carrel.privacy.Purposes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Makes each digest once, when its hour has come: asks every module for news, and queues it. One
/// that was broken off is made again from the beginning, and says nothing twice.
@Service
public class Digests {

    /// For so long it is known what was said; the notice keeps it for longer.
    static final Duration REMEMBERS = Duration.ofDays(28);

    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);
    private static final Duration ROUNDS_STAY = Duration.ofDays(120);
    private static final int BATCH = 2_000;

    private final List<DigestSource> sources;
    private final Kinds kinds;
    private final Queueing queueing;
    private final RoundRepository rounds;
    private final Hours hours;
    private final Purposes purposes;
    private final Clock clock;

    Digests(
            List<DigestSource> sources,
            Kinds kinds,
            Queueing queueing,
            RoundRepository rounds,
            Hours hours,
            Purposes purposes,
            Clock clock) {
        this.sources = sources;
        this.kinds = kinds;
        this.queueing = queueing;
        this.rounds = rounds;
        this.hours = hours;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// In quiet hours nothing is made: what is news then is asked for in the morning.
    public void makeWhatIsDue() {
        Instant now = clock.instant();
        if (sources.isEmpty() || hours.isQuiet(now)) {
            return;
        }
        Instant digest = hours.digest(hours.day(now));
        if (!digest.isAfter(now)) {
            make(digest, Set.copyOf(kinds.all()), now);
        }
        Instant quarter = hours.quarter(now);
        if (!kinds.urgent().isEmpty() && !quarter.equals(digest)) {
            make(quarter, kinds.urgent(), now);
        }
    }

    private void make(Instant slot, Set<Kind> asked, Instant now) {
        if (!purposes.in(Telling.TELL, () -> rounds.take(slot, now, now.plus(Queueing.LEASE)))) {
            return;
        }
        int told = 0;
        try {
            for (DigestSource source : sources) {
                told += ask(source, slot, asked, now);
            }
        } catch (Queueing.Closed e) {
            return;
        } catch (Queueing.NotWritten e) {
            LOG.error("The digest of {} was broken off; it is made again in a few minutes", slot, e);
            return;
        }
        purposes.run(Telling.TELL, () -> {
            rounds.release(slot, clock.instant());
            rounds.forget(now.minus(ROUNDS_STAY));
        });
        if (told > 0) {
            LOG.info("The digest of {} says {} new things", slot, told);
        }
    }

    /// One module’s mistake keeps no other’s news back.
    private int ask(DigestSource source, Instant slot, Set<Kind> asked, Instant now) {
        Set<Kind> its = new HashSet<>(source.kinds());
        its.retainAll(asked);
        if (its.isEmpty()) {
            return 0;
        }
        try (Writer writer = new Writer(slot, its)) {
            try {
                source.lines(new DigestDay(slot, hours.day(slot), now.minus(REMEMBERS), Set.copyOf(its)), writer::take);
            } catch (Queueing.Closed | Queueing.NotWritten e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error("{} could not say all its news", source.getClass().getName(), e);
            }
            return writer.finish();
        }
    }

    /// Writes on a thread of its own: where lines come from, a transaction for another purpose may be open.
    private final class Writer implements AutoCloseable {

        private final ExecutorService thread =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
        private final Instant slot;
        private final Set<Kind> asked;
        private List<DigestLine> batch = new ArrayList<>(BATCH);
        private CompletableFuture<Integer> last = CompletableFuture.completedFuture(0);
        private int told;

        Writer(Instant slot, Set<Kind> asked) {
            this.slot = slot;
            this.asked = asked;
        }

        void take(DigestLine line) {
            if (asked.contains(line.kind())) {
                batch.add(line);
                if (batch.size() == BATCH) {
                    hand();
                }
            }
        }

        /// One is written while the next is read, and no more lie about.
        private void hand() {
            await();
            List<DigestLine> full = batch;
            batch = new ArrayList<>(BATCH);
            last = CompletableFuture.supplyAsync(() -> write(full), thread);
        }

        private int write(List<DigestLine> lines) {
            int fresh = queueing.add(slot, lines);
            purposes.run(Telling.TELL, () -> rounds.renew(slot, clock.instant().plus(Queueing.LEASE)));
            return fresh;
        }

        private void await() {
            CompletableFuture<Integer> written = last;
            last = CompletableFuture.completedFuture(0);
            try {
                told += written.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof Queueing.Closed closed ? closed : new Queueing.NotWritten(e);
            }
        }

        int finish() {
            if (!batch.isEmpty()) {
                hand();
            }
            await();
            return told;
        }

        @Override
        public void close() {
            thread.close();
        }
    }
}
