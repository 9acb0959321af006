package org.carrel.catalogue.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.carrel.catalogue.marc.Problem;
import org.carrel.people.AccountId;
import org.carrel.privacy.Purposes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/// Files that wait to be taken in, one after the other on a thread of their own; after an abrupt end they go on where
/// they were.
@Service
class Loads implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Loads.class);
    private static final int LONGEST_NAME = 200;

    private final LoadRepository loads;
    private final PackageRepository packages;
    private final LoadProfileRepository profiles;
    private final Loader loader;
    private final Purposes purposes;
    private final Clock clock;
    private final Path received;
    private final ReentrantLock turn = new ReentrantLock();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("catalogue-loads").factory());

    Loads(
            LoadRepository loads,
            PackageRepository packages,
            LoadProfileRepository profiles,
            Loader loader,
            Purposes purposes,
            Clock clock,
            LoadSettings settings) {
        this.loads = loads;
        this.packages = packages;
        this.profiles = profiles;
        this.loader = loader;
        this.purposes = purposes;
        this.clock = clock;
        this.received = settings.folder().resolve("received");
    }

    /// Puts a file in the queue.
    ///
    /// @param by null where the program does it by itself
    /// @return the load's number
    long receive(String profile, String name, InputStream body, boolean trial, @Nullable AccountId by) {
        ReceivedFile file = ReceivedFile.store(body, received);
        try {
            return purposes.in(Batches.KEEP, () -> {
                long id = begin(profile, name, file, trial, by);
                file.moveTo(received.resolve(String.valueOf(id)));
                return id;
            });
        } catch (RuntimeException e) {
            forget(file.file());
            throw e;
        }
    }

    private long begin(String profile, String name, ReceivedFile file, boolean trial, @Nullable AccountId by) {
        Instant now = clock.instant();
        String cleaned = cleaned(name);
        Long change = trial ? null : loads.change(cleaned, now, by == null ? null : by.value());
        long id = loads.begin(profile, cleaned, file.hash(), file.size(), change, now);
        if (file.isTooLarge()) {
            String most = String.valueOf(ReceivedFile.MOST >> 30);
            loads.end(id, Load.State.REFUSED, List.of(new Problem("large", most)), now);
        }
        return id;
    }

    private static String cleaned(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        String known = last.isEmpty() ? "records" : last;
        return known.length() > LONGEST_NAME ? known.substring(0, LONGEST_NAME) : known;
    }

    /// Takes a file in that lies in the watched folder, or goes on with it.
    Load take(String profile, Path path) throws IOException {
        turn.lock();
        try {
            ReceivedFile file = ReceivedFile.of(path);
            Load load = purposes.in(
                    Batches.KEEP,
                    () -> loads.unfinished(profile, file.hash())
                            .filter(one -> !Files.exists(file(one)))
                            .orElseGet(() -> loads.one(
                                            begin(profile, String.valueOf(path.getFileName()), file, false, null))
                                    .orElseThrow()));
            return load.isOpen() ? run(load, path) : load;
        } finally {
            turn.unlock();
        }
    }

    /// Begins with what waits, and returns at once.
    void start() {
        thread.execute(this::work);
    }

    /// As [#start], and then does something else; nothing while it is still at it.
    void start(Runnable then) {
        if (!turn.isLocked()) {
            thread.execute(() -> {
                work();
                then.run();
            });
        }
    }

    /// Takes in all that waits.
    void work() {
        turn.lock();
        try {
            for (Load load : loads.open()) {
                Path file = file(load);
                if (Files.exists(file) && !run(load, file).isOpen()) {
                    forget(file);
                }
            }
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException e) {
            LOG.warn("A load is tried again: {}", e.getClass().getSimpleName());
        } finally {
            turn.unlock();
        }
    }

    private Load run(Load load, Path file) {
        try {
            return loader.run(load, file);
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.error("The load {} could not go on", load.id(), e);
                purposes.run(
                        Batches.KEEP,
                        () -> loads.end(load.id(), Load.State.STOPPED, List.of(Problem.of("fault")), clock.instant()));
            }
            return loads.one(load.id()).orElseThrow();
        }
    }

    /// Lets go what the newest list of a package has no longer.
    ///
    /// @return false where nothing waits for that
    boolean agree(long id, String because, AccountId by) {
        return purposes.in(Batches.KEEP, () -> {
            loads.reached(id);
            Optional<Load> load = loads.one(id).filter(one -> one.state() == Load.State.AGREE);
            load.ifPresent(one -> remove(one, because, by));
            return load.isPresent();
        });
    }

    private void remove(Load load, String because, AccountId by) {
        Instant now = clock.instant();
        LoadProfile profile = profiles.one(load.profile()).orElseThrow();
        if (RulesReader.read(profile.rules(), profiles.places()) instanceof RulesReader.Read.Fine fine) {
            String code = fine.rules().electronic().map(LoadRules.Package::code).orElse("");
            long change = loads.change(because, now, by.value());
            loads.removed(load.id(), packages.remove(code, load.id(), change));
            loads.agree(load.id(), because);
            loads.end(load.id(), Load.State.DONE, load.said(), now);
        }
    }

    private Path file(Load load) {
        return received.resolve(String.valueOf(load.id()));
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
