package org.carrel.catalogue.load;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carrel.catalogue.marc.Unreadable;
import org.jspecify.annotations.Nullable;

/// Reads records on two threads while others are written, and gives them out in the order of the file.
final class ReadingAhead implements Closeable {

    private static final int THREADS = 2;
    private static final int PIECE = 50;
    private static final int PIECES = 24;
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_BYTES_OF_PIECE = 1 << 20;

    private final Entries entries;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("catalogue-reading-", 0).factory());
    private final Queue<Piece> begun = new ArrayDeque<>();
    private long bytes;
    private boolean ended;
    private @Nullable Unreadable fault;

    private record Piece(long bytes, Future<List<Entry>> read) {}

    ReadingAhead(Entries entries) {
        this.entries = entries;
    }

    /// @return none at the end
    /// @throws Unreadable where nothing more can be read, after all that could
    List<Entry> next(int most) throws IOException {
        List<Entry> batch = new ArrayList<>(most);
        long size = 0;
        while (batch.size() + PIECE <= most && size < MOST_BYTES) {
            fill();
            Piece piece = begun.poll();
            if (piece == null) {
                break;
            }
            bytes -= piece.bytes();
            size += piece.bytes();
            batch.addAll(result(piece));
        }
        fill();
        if (batch.isEmpty() && fault != null) {
            throw fault;
        }
        return batch;
    }

    private void fill() throws IOException {
        while (!ended && begun.size() < PIECES && bytes < MOST_BYTES) {
            List<Entries.Work> works = new ArrayList<>(PIECE);
            long size = 0;
            while (!ended && works.size() < PIECE && size < MOST_BYTES_OF_PIECE) {
                Entries.Work work = step();
                if (work == null) {
                    ended = true;
                } else {
                    works.add(work);
                    size += work.bytes();
                }
            }
            if (!works.isEmpty()) {
                bytes += size;
                begun.add(new Piece(size, threads.submit(() -> done(works))));
            }
        }
    }

    private Entries.@Nullable Work step() throws IOException {
        try {
            return entries.next();
        } catch (Unreadable unreadable) {
            fault = unreadable;
            return null;
        }
    }

    private static List<Entry> done(List<Entries.Work> works) throws Exception {
        List<Entry> done = new ArrayList<>(works.size());
        for (Entries.Work work : works) {
            done.add(work.task().call());
        }
        return done;
    }

    private static List<Entry> result(Piece piece) {
        try {
            return piece.read().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The loading was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A record could neither be read nor set aside", e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        entries.close();
    }
}
