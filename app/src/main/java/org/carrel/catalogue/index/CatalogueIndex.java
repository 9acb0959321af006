package org.carrel.catalogue.index;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The index that is searched at the moment, and how it stands.
@Component
public class CatalogueIndex {

    private static final Logger log = LoggerFactory.getLogger(CatalogueIndex.class);
    private static final int TRIES = 5;
    private static final long SOUND_FOR = Duration.ofSeconds(30).toNanos();

    private final AtomicReference<@Nullable Generation> current = new AtomicReference<>();
    private volatile IndexState state = new IndexState.Opening();
    private volatile long upTo;
    private volatile boolean suspect;
    private volatile long soundAt = System.nanoTime() - SOUND_FOR;
    private volatile boolean asked;

    /// What somebody does in the index.
    public interface Work<T> {

        T in(Reading reading) throws IOException;
    }

    /// @throws NoIndex while there is none, or the one that there is turned out to be damaged
    public <T> T read(Work<T> work) throws NoIndex {
        for (int tried = 0; tried < TRIES; tried++) {
            Generation generation = current.get();
            if (generation == null) {
                throw new NoIndex();
            }
            try {
                Reading reading = generation.acquire();
                try {
                    return work.in(reading);
                } finally {
                    generation.release(reading);
                }
            } catch (AlreadyClosedException swapped) {
                // Another one took its place between two lines.
                log.debug("The index was swapped while it was opened");
            } catch (IOException | RuntimeException | InternalError e) {
                suspect(generation, e);
            }
        }
        throw new NoIndex();
    }

    private void suspect(Generation generation, Throwable e) throws NoIndex {
        if (e instanceof RuntimeException bug && isSoundStill(generation)) {
            throw bug;
        }
        log.error("The index cannot be read ({}): it is checked and, where it is damaged, read anew", e.getClass());
        suspect = true;
        throw new NoIndex();
    }

    /// Reading all of it takes seconds: not for each failure of one that has just been looked at.
    private boolean isSoundStill(Generation generation) {
        if (System.nanoTime() - soundAt >= SOUND_FOR && isSound(generation)) {
            soundAt = System.nanoTime();
        }
        return System.nanoTime() - soundAt < SOUND_FOR;
    }

    /// Damaged files show themselves by whatever error their reader runs into: only their sums tell.
    private static boolean isSound(Generation generation) {
        try {
            generation.verify();
            return true;
        } catch (IOException | RuntimeException damaged) {
            return false;
        }
    }

    public IndexState state() {
        return state;
    }

    /// Has the index read from the tables anew, as soon as the follower comes to it.
    public void rebuild() {
        asked = true;
    }

    /// The highest number of a record up to which the index has them all; 0 while nobody knows.
    public long upTo() {
        return upTo;
    }

    void upTo(long record) {
        upTo = record;
    }

    boolean isServed() {
        return current.get() != null;
    }

    @Nullable
    Generation current() {
        return current.get();
    }

    /// Puts another in its place; searches that began in the old one end there.
    void serve(@Nullable Generation next) {
        Generation before = current.getAndSet(next);
        if (before != null && before != next) {
            try {
                before.close();
            } catch (IOException e) {
                log.warn(
                        "The index before could not be closed: {}", e.getClass().getSimpleName());
            }
        }
    }

    void state(IndexState now) {
        state = now;
    }

    /// Whether a search failed since this was last asked.
    boolean takeSuspicion() {
        boolean before = suspect;
        suspect = false;
        return before;
    }

    /// Whether somebody wants it built anew.
    boolean takeWish() {
        boolean before = asked;
        asked = false;
        return before;
    }
}
