package org.carrel.engine.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Brings the chunks of one log, parsed, in the order of the log, whoever parses them and whenever: so what the
/// consumer sees does not depend on the number of threads.
///
/// A thread that has nothing to do cuts the next chunk, which one at a time can, and parses it, which all can at once.
/// Unpacking is part of cutting: a packed log is unpacked here while other threads parse what was unpacked before.
final class Conveyor implements AutoCloseable {
    private final Crew crew;
    private final InputStream stream;
    private final Cutter cutter;
    private final LineFormat format;
    private final TimeReaders times;
    private final String name;
    private final ReentrantLock cutting = new ReentrantLock();
    private final ConcurrentLinkedQueue<CompletableFuture<ParsedChunk>> underWay = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean ended;
    private boolean begun;

    /// A time reader remembers the line before, so each chunk has its own.
    @FunctionalInterface
    interface TimeReaders {
        TimeReader another();
    }

    Conveyor(
            Crew crew,
            InputStream stream,
            Unpacked.Counted counted,
            LineFormat format,
            TimeReaders times,
            String name) {
        this.crew = crew;
        this.stream = stream;
        this.cutter = new Cutter(stream, counted::bytes);
        this.format = format;
        this.times = times;
        this.name = name;
        crew.opened();
    }

    /// The next chunk of the log; null at the end. For the one consumer.
    @Nullable
    ParsedChunk take() {
        begin();
        while (true) {
            boolean atEnd = ended;
            CompletableFuture<ParsedChunk> head = underWay.peek();
            if (head == null && atEnd) {
                return null;
            }
            if (head != null && head.isDone() || !advance(head == null) && head != null) {
                ParsedChunk parsed = result(head);
                underWay.remove();
                waiting.decrementAndGet();
                crew.ask(this::work);
                return parsed;
            }
        }
    }

    private void begin() {
        if (!begun) {
            begun = true;
            for (int i = crew.window(); i > 0; i--) {
                crew.ask(this::work);
            }
        }
    }

    private static ParsedChunk result(CompletableFuture<ParsedChunk> parsing) {
        try {
            return parsing.join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case null, default -> throw failed;
            }
        }
    }

    private void work() {
        advance(true);
    }

    /// Cuts and parses one chunk.
    ///
    /// @param patient waits while another thread is cutting
    /// @return false when there was nothing to do
    private boolean advance(boolean patient) {
        if (patient) {
            cutting.lock();
        } else if (!cutting.tryLock()) {
            return false;
        }
        CompletableFuture<ParsedChunk> parsing = new CompletableFuture<>();
        Chunk chunk;
        try {
            if (ended || waiting.get() >= crew.window()) {
                return false;
            }
            chunk = cut(parsing);
        } finally {
            cutting.unlock();
        }
        if (chunk != null) {
            parse(chunk, parsing);
        }
        return chunk != null;
    }

    /// What fails here, and in [#parse], fails where the chunk is taken.
    private @Nullable Chunk cut(CompletableFuture<ParsedChunk> parsing) {
        try {
            byte[] buffer = crew.buffer();
            Chunk chunk = cutter.next(buffer);
            if (chunk == null) {
                ended = true;
                crew.giveBack(buffer);
                return null;
            }
            waiting.incrementAndGet();
            underWay.add(parsing);
            return chunk;
        } catch (RuntimeException | Error failed) {
            parsing.completeExceptionally(failed);
            waiting.incrementAndGet();
            underWay.add(parsing);
            ended = true;
            return null;
        }
    }

    private void parse(Chunk chunk, CompletableFuture<ParsedChunk> parsing) {
        try {
            EventMaker maker = crew.borrow();
            parsing.complete(ParsedChunk.of(chunk, format, times.another(), maker, name));
            crew.giveBack(maker);
            crew.giveBack(chunk.bytes());
        } catch (RuntimeException | Error failed) {
            parsing.completeExceptionally(failed);
        }
    }

    /// Waits for a thread that is cutting, so that nobody reads a closed stream.
    @Override
    public void close() {
        cutting.lock();
        try {
            ended = true;
            stream.close();
        } catch (IOException unimportant) {
            // everything was read
        } finally {
            cutting.unlock();
            crew.closed();
        }
    }
}
