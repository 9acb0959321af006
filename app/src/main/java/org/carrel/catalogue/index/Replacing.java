package org.carrel.catalogue.index;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Brings changed records into an index: a few by the thread that asks, many with a second thread beside it, so that
/// the index keeps up with a load.
///
/// Not for several threads: who replaces, replaces alone.
final class Replacing implements AutoCloseable {

    /// With fewer, telling the second thread costs more than it does.
    private static final int MANY = 64;

    private final Entries entries = new Entries();
    private final Entries secondEntries = new Entries();
    private final ExecutorService second = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("search-index-beside").factory());

    /// Returns when all of them are in.
    ///
    /// @throws IOException where one of them could not be written; others may be in then
    void replace(Generation generation, List<Findable> records) throws IOException {
        if (records.size() < MANY) {
            replace(generation, entries, records);
            return;
        }
        int middle = records.size() / 2;
        Future<?> rest = second.submit(() -> {
            replace(generation, secondEntries, records.subList(middle, records.size()));
            return true;
        });
        try {
            replace(generation, entries, records.subList(0, middle));
        } finally {
            await(rest);
        }
    }

    private static void replace(Generation generation, Entries entries, List<Findable> records) throws IOException {
        for (Findable record : records) {
            generation.replace(entries, record);
        }
    }

    private static void await(Future<?> rest) throws IOException {
        try {
            rest.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        second.close();
    }
}
