package org.carrel.catalogue.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.index.TablesRepository.Changed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Keeps the index equal to the tables, one step after another. See
/// docs/decisions/0029-the-index-follows-the-tables.md.
///
/// Not for several threads: who steps, steps alone.
@Component
class Follower implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Follower.class);

    /// After a crash so much is read again. A commit waits for the disk.
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(30);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(20);
    private static final int MOST_AT_ONCE = 500;
    private static final Duration A_WHILE = Duration.ofMillis(500);
    private static final long BETWEEN_REFRESHES = Duration.ofSeconds(1).toNanos();
    private static final int MEGABYTES = 32;
    private static final long LITTLE_ROOM = 100_000_000;

    private final Tables tables;
    private final CatalogueIndex index;
    private final IndexFolders folders;
    private final Clock clock;
    private final long aWhile;

    /// What is known of the tables.
    private String snapshot = "";
    /// What of them is in the index, whole.
    private String settled = "";
    private final Backlog backlog = new Backlog();
    private String identity = "";
    private @Nullable Rebuilding rebuilding;
    private Instant notBefore = Instant.MIN;
    private Instant committedAt = Instant.MIN;
    private long refreshedAt = System.nanoTime();
    private boolean dirty;
    private boolean unseen;
    private final Replacing replacing = new Replacing();

    @Autowired
    Follower(Tables tables, CatalogueIndex index, IndexSettings settings, Clock clock) {
        this(tables, index, settings, clock, A_WHILE);
    }

    /// @param aWhile how long single changes may wait for what a load has brought
    Follower(Tables tables, CatalogueIndex index, IndexSettings settings, Clock clock, Duration aWhile) {
        this.aWhile = aWhile.toNanos();
        this.tables = tables;
        this.index = index;
        this.folders = new IndexFolders(settings.indexFolder());
        this.clock = clock;
    }

    /// Looks at the tables once, and brings into the index what is new. Whatever goes wrong is said and tried again.
    void step() {
        try {
            folders.hold();
            adopt();
            Generation generation = sound();
            if (generation != null) {
                follow(generation);
            }
        } catch (LockObtainFailedException e) {
            trouble("shared", e);
        } catch (IOException | AlreadyClosedException e) {
            trouble(cause(e), e);
        } catch (DataAccessException | TransactionException e) {
            trouble("database", e);
        }
        say();
    }

    private String cause(Exception e) {
        if (e.getCause() instanceof DataAccessException || e.getCause() instanceof TransactionException) {
            return "database";
        }
        return folders.room() < LITTLE_ROOM ? "full" : "folder";
    }

    private void trouble(String why, Exception e) {
        // Once, and not twice a second for as long as it lasts.
        if (!(index.state() instanceof IndexState.Trouble before && before.why().equals(why))) {
            log.error("The search index cannot follow the catalogue ({}); it is tried again", why, e);
            index.state(new IndexState.Trouble(clock.instant(), index.isServed(), why));
        }
    }

    private void say() {
        Rebuilding now = rebuilding;
        if (now != null) {
            index.state(now.state(index.isServed()));
        }
    }

    /// Takes over what was built, if it is done.
    private void adopt() throws IOException {
        Rebuilding built = rebuilding;
        if (built == null || !built.isDone()) {
            return;
        }
        rebuilding = null;
        try (built) {
            Generation generation = built.result();
            serve(generation);
            folders.keepOnly(built.folder());
            log.info(
                    "The search index was read anew: {} records in {} s",
                    built.done(),
                    Duration.between(built.since(), clock.instant()).toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            notBefore = clock.instant().plus(BEFORE_NEXT_TRY);
            IndexFolders.delete(built.folder());
            throw e;
        }
    }

    private void serve(Generation generation) {
        Mark mark = generation.mark().orElseThrow();
        snapshot = mark.snapshot();
        settled = snapshot;
        backlog.clear();
        identity = mark.tables();
        dirty = false;
        unseen = false;
        committedAt = clock.instant();
        index.serve(generation);
    }

    /// The index to write into; null while there is none.
    private @Nullable Generation sound() throws IOException {
        Generation generation = index.current();
        if (rebuilding != null) {
            // The old one goes on meanwhile, if it can.
            return generation != null && generation.isWritable() && generation.isThere() ? generation : null;
        }
        if (index.takeWish()) {
            rebuild("asked");
        } else if (generation == null) {
            open();
        } else if (!generation.isThere()) {
            rebuild("deleted");
        } else if (index.takeSuspicion() && !isSound(generation)) {
            index.serve(null);
            rebuild("damaged");
        } else if (!generation.isWritable()) {
            open();
        }
        return rebuilding == null ? index.current() : null;
    }

    private static boolean isSound(Generation generation) {
        try {
            generation.verify();
            return true;
        } catch (IOException | RuntimeException damaged) {
            return false;
        }
    }

    /// Goes on where the last process stopped.
    private void open() throws IOException {
        if (tables.settle()) {
            log.warn("The database has moved to another server: the search index is read anew");
        }
        Optional<Path> folder = folders.newest();
        if (folder.isEmpty()) {
            rebuild("missing");
            return;
        }
        Generation generation;
        try {
            generation = Generation.open(folder.get(), MEGABYTES);
            if (!isSound(generation)) {
                generation.close();
                throw new IOException("sums differ");
            }
        } catch (LockObtainFailedException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            rebuild("damaged");
            return;
        }
        String now = tables.repository().tables();
        Optional<Mark> mark = generation.mark();
        if (mark.isEmpty() || !mark.get().tables().equals(now)) {
            generation.close();
            rebuild(mark.isEmpty() ? "older" : "restored");
        } else {
            serve(generation);
        }
    }

    private void rebuild(String why) throws IOException {
        if (clock.instant().isBefore(notBefore)) {
            return;
        }
        log.warn("The search index is read from the tables anew ({})", why);
        rebuilding = new Rebuilding(tables, folders.next(), why, clock.instant());
    }

    private void follow(Generation generation) throws IOException {
        IOException[] failed = new IOException[1];
        tables.at(() -> {
            try {
                follow(generation, tables.repository().snapshot());
            } catch (IOException e) {
                failed[0] = e;
            }
        });
        if (failed[0] != null) {
            throw failed[0];
        }
        if (dirty && !clock.instant().isBefore(committedAt.plus(BETWEEN_COMMITS))) {
            commit(generation);
        }
        if (rebuilding == null) {
            index.state(new IndexState.Ready(generation.size(), clock.instant()));
        }
    }

    /// What somebody waits for first; of the rest only so much that the next of these does not wait for it.
    private void follow(Generation generation, String now) throws IOException {
        Changed changed = tables.repository().since(snapshot);
        backlog.add(changed.many());
        backlog.remove(changed.gone());
        for (long gone : changed.gone()) {
            generation.remove(new RecordId(gone));
        }
        List<Long> few = changed.few();
        for (int from = 0; from < few.size(); from += MOST_AT_ONCE) {
            replace(generation, few.subList(from, Math.min(from + MOST_AT_ONCE, few.size())));
        }
        snapshot = now;
        if (!few.isEmpty() || !changed.gone().isEmpty()) {
            dirty = true;
            refresh(generation);
        }
        workOff(generation);
        if (backlog.isEmpty()) {
            settled = now;
            index.upTo(tables.repository().highest());
        }
    }

    private void workOff(Generation generation) throws IOException {
        long begun = System.nanoTime();
        boolean more = !backlog.isEmpty();
        while (more) {
            replace(generation, backlog.first(MOST_AT_ONCE));
            unseen = true;
            more = !backlog.isEmpty() && System.nanoTime() - begun < aWhile;
        }
        // Each time that searches are let see something costs a small file, which has to be joined to others.
        if (unseen && (backlog.isEmpty() || System.nanoTime() - refreshedAt >= BETWEEN_REFRESHES)) {
            refresh(generation);
        }
    }

    private void replace(Generation generation, List<Long> ids) throws IOException {
        replacing.replace(generation, tables.repository().findable(ids));
        backlog.remove(ids);
        dirty = true;
    }

    private void refresh(Generation generation) throws IOException {
        generation.refresh();
        unseen = false;
        refreshedAt = System.nanoTime();
    }

    /// Whether changes are known that are not in the index yet.
    boolean isBehind() {
        return !backlog.isEmpty();
    }

    private void commit(Generation generation) throws IOException {
        // What waits is read again by whoever begins here.
        generation.commit(new Mark(identity, settled));
        committedAt = clock.instant();
        dirty = false;
    }

    /// Whether nothing is left to do before searches are answered.
    boolean isReady() {
        return rebuilding == null && index.state() instanceof IndexState.Ready;
    }

    /// As a crash ends it: what was not committed is forgotten.
    void abandon() throws IOException {
        Rebuilding now = rebuilding;
        rebuilding = null;
        if (now != null) {
            now.close();
        }
        index.serve(null);
        folders.close();
    }

    @Override
    public void close() throws IOException {
        Generation generation = index.current();
        if (generation != null && dirty && generation.isWritable()) {
            commit(generation);
        }
        abandon();
        replacing.close();
    }
}
