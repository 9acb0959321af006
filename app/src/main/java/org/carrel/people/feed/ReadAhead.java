package org.carrel.people.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Reads on in a thread of its own while the database takes what was read: a file of half a million rows is read for as
/// long as it is stored. Order and errors are those of what is read; an error comes where it would have come.
///
/// For one thread that takes.
final class ReadAhead<T> implements Iterator<T>, AutoCloseable {

    private static final int PART = 1_000;
    private static final int PARTS_WAITING = 4;

    /// @param failure what ended it; null where there is more, or it is over
    private record Part<T>(
            List<T> items, boolean last, @Nullable RuntimeException failure) {}

    private final BlockingQueue<Part<T>> parts = new ArrayBlockingQueue<>(PARTS_WAITING);
    private final Thread reader;
    private Iterator<T> current = Collections.emptyIterator();
    private boolean begun;
    private boolean ended;
    private @Nullable RuntimeException failure;

    ReadAhead(Iterator<T> source) {
        this.reader = Thread.ofPlatform().daemon().name("delivery-reader").unstarted(() -> read(source));
    }

    private void read(Iterator<T> source) {
        List<T> items = new ArrayList<>(PART);
        try {
            RuntimeException wrong = null;
            try {
                while (source.hasNext()) {
                    items.add(source.next());
                    if (items.size() == PART) {
                        parts.put(new Part<>(items, false, null));
                        items = new ArrayList<>(PART);
                    }
                }
            } catch (RuntimeException e) {
                wrong = e;
            } catch (Error e) {
                // Whoever takes would wait for ever.
                wrong = new IllegalStateException("A delivery could not be read", e);
            }
            parts.put(new Part<>(items, true, wrong));
        } catch (InterruptedException e) {
            // Nobody takes any more.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && !ended) {
            take();
        }
        if (!current.hasNext() && failure != null) {
            throw failure;
        }
        return current.hasNext();
    }

    private void take() {
        if (!begun) {
            begun = true;
            reader.start();
        }
        try {
            Part<T> part = parts.take();
            current = part.items().iterator();
            ended = part.last();
            failure = part.failure();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a delivery was read", e);
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.next();
    }

    /// Once this returns, nothing is read any more: what is read from may be closed.
    @Override
    public void close() {
        reader.interrupt();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
