package org.carrel.catalogue.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// Reads all records into a new index, on all processors.
///
/// The snapshot is taken first: what changes meanwhile is read once here and once more by the follower, which begins
/// with that snapshot.
final class Rebuilding implements AutoCloseable {

    /// What the writer may gather in memory: half of what there is to spare in a heap of one gigabyte.
    static final int MEGABYTES = 160;
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_THREADS = 8;

    private final Tables tables;
    private final Path folder;
    private final String why;
    private final Instant since;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private final int threads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    private final ExecutorService workers = Executors.newFixedThreadPool(
            threads + 1, Thread.ofPlatform().daemon().name("search-index-", 0).factory());
    private final Future<Generation> result;
    private long last;
    private volatile boolean ended;

    Rebuilding(Tables tables, Path folder, String why, Instant since) {
        this.tables = tables;
        this.folder = folder;
        this.why = why;
        this.since = since;
        this.result = workers.submit(this::build);
    }

    Path folder() {
        return folder;
    }

    String why() {
        return why;
    }

    Instant since() {
        return since;
    }

    IndexState state(boolean served) {
        return new IndexState.Rebuilding(done.get(), total.get(), since, served, why);
    }

    long done() {
        return done.get();
    }

    boolean isDone() {
        return result.isDone();
    }

    /// Waits for it.
    ///
    /// @throws IOException where it could not be written
    Generation result() throws IOException, InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    private Generation build() throws IOException, InterruptedException, ExecutionException {
        Mark mark = new Mark(tables.repository().tables(), tables.repository().snapshot());
        total.set(tables.repository().count());
        Generation generation = Generation.open(folder, MEGABYTES);
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                parts.add(workers.submit(() -> {
                    work(generation);
                    return true;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
            if (ended) {
                throw new IOException("ended before it was done");
            }
            generation.commit(mark);
            generation.refresh();
            return generation;
        } catch (IOException | InterruptedException | ExecutionException | RuntimeException e) {
            generation.close();
            throw e;
        }
    }

    private void work(Generation generation) throws IOException {
        Entries entries = new Entries();
        try {
            for (List<Long> ids = next(); !ids.isEmpty(); ids = next()) {
                for (Findable record : tables.repository().findable(ids)) {
                    generation.add(entries, record);
                }
                done.addAndGet(ids.size());
            }
        } catch (IOException | RuntimeException e) {
            ended = true;
            throw e;
        }
    }

    /// The next few, for whoever asks first.
    private synchronized List<Long> next() {
        List<Long> ids = ended ? List.of() : tables.repository().after(last, MOST_AT_ONCE);
        last = ids.isEmpty() ? last : ids.getLast();
        return ids;
    }

    /// Ends it, done or not.
    @Override
    public void close() {
        ended = true;
        workers.close();
    }
}
