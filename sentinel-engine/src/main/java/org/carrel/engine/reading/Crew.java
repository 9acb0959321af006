package org.carrel.engine.reading;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The threads that parse, and what they share. The thread that consumes the events is one of them: it parses when the
/// chunk it needs is not there yet, so with one thread no other is started.
final class Crew {
    private static final int AHEAD_FOR_EACH = 4;

    private final int threads;
    private final Supplier<EventMaker> makers;
    private final ConcurrentLinkedDeque<EventMaker> idle = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<byte[]> buffers = new ConcurrentLinkedDeque<>();
    private final AtomicInteger open = new AtomicInteger();
    private @Nullable ExecutorService workers;

    /// @param makers gives a maker of its own to each thread
    Crew(int threads, Supplier<EventMaker> makers) {
        this.threads = threads;
        this.makers = makers;
    }

    /// A maker for the calling thread alone, until it is given back.
    EventMaker borrow() {
        EventMaker maker = idle.poll();
        return maker == null ? makers.get() : maker;
    }

    void giveBack(EventMaker maker) {
        idle.push(maker);
    }

    byte[] buffer() {
        byte[] buffer = buffers.poll();
        return buffer == null ? new byte[Cutter.USUAL] : buffer;
    }

    /// Larger ones, made for a long line, are not kept.
    void giveBack(byte[] buffer) {
        if (buffer.length == Cutter.USUAL) {
            buffers.push(buffer);
        }
    }

    /// Chunks that may wait for the consumer in one log: few when many logs are read side by side.
    int window() {
        return threads == 1 ? 1 : Math.max(1, threads * AHEAD_FOR_EACH / Math.max(1, open.get()));
    }

    void opened() {
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    /// Lets another thread do this when one is free; with one thread, nobody does.
    void ask(Runnable work) {
        if (threads == 1) {
            return;
        }
        ExecutorService asked = workers;
        if (asked == null) {
            asked = Executors.newFixedThreadPool(
                    threads - 1, Thread.ofPlatform().name("parse-", 1).daemon().factory());
            workers = asked;
        }
        try {
            asked.execute(work);
        } catch (RejectedExecutionException dismissed) {
            throw new IllegalStateException("a log was read on after its reading had ended", dismissed);
        }
    }

    /// Ends the threads; they come again when asked again.
    void dismiss() {
        if (workers != null) {
            workers.shutdown();
            workers = null;
        }
        buffers.clear();
    }
}
