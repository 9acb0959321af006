package org.carrel.engine.keeping;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.carrel.engine.keeping.SealedFile.Unusable;
import org.jspecify.annotations.Nullable;

/// The files of a state folder: `generation-…`, the two newest, and a lock so that one process at a time uses them.
final class Generations implements AutoCloseable {
    private static final String PREFIX = "generation-";
    private static final String UNFINISHED = ".part";

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private long newest;
    /// The generation that stands for what is in memory; 0 where there is none.
    private long current;

    private Generations(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /// @throws KeepingProblem when the folder cannot be made or used, or another process uses it
    static Generations lock(Path folder) {
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw KeepingProblem.unusable(folder + " is no folder: give a folder with --state.");
            }
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, SealedFile.ownerOnly(folder.toAbsolutePath(), "rwx------"));
            }
            EnumSet<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileChannel channel = FileChannel.open(
                    folder.resolve("lock"), options, SealedFile.ownerOnly(folder.toAbsolutePath(), "rw-------"));
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw KeepingProblem.unusable(
                        "another scan is using " + folder + ": start this one again when it has ended.");
            }
            return new Generations(folder, channel, lock);
        } catch (IOException refused) {
            throw KeepingProblem.unusable(
                    folder + " cannot be used: it is read-only or another's; give a folder of your own with --state.");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    /// The newest generation that can be used; one that cannot is passed over aloud.
    ///
    /// @return null where there is none yet
    /// @throws KeepingProblem when there are some and none can be used
    <T> @Nullable T newest(SealedFile.Reading<T> reading, Consumer<String> say) {
        List<String> unusable = new ArrayList<>();
        List<Long> numbers = numbers();
        newest = numbers.isEmpty() ? 0 : numbers.getLast();
        for (long number : numbers.reversed()) {
            Path file = file(number);
            try {
                T read = SealedFile.read(file, reading);
                if (!unusable.isEmpty()) {
                    say.accept(String.join(", and ", unusable) + ": the older " + file.getFileName()
                            + " is used; give the logs read since it was written once more.");
                }
                current = number;
                return read;
            } catch (Unusable found) {
                unusable.add(file + " " + found.why());
            }
        }
        if (unusable.isEmpty()) {
            return null;
        }
        throw KeepingProblem.unusable(String.join(", and ", unusable)
                + ": nothing was changed; put a copy of the folder back, or begin anew with an empty one.");
    }

    /// Puts a generation on the disk, whole, and then lets go of all but it and the one before.
    ///
    /// @return its size in bytes
    /// @throws KeepingProblem when it cannot be written; the older ones stay
    long write(SealedFile.Content content) {
        long number = newest + 1;
        Path file = file(number);
        Path part = folder.resolve(file.getFileName() + UNFINISHED);
        try {
            Files.deleteIfExists(part);
            long size = SealedFile.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
            deleteOthers(number, current);
            newest = number;
            current = number;
            return size;
        } catch (IOException failed) {
            delete(part);
            throw KeepingProblem.unwritten("the state in " + folder
                    + " could not be written, the disk may be full: make room and start this again; what it held"
                    + " before is as it was.");
        }
    }

    private List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                String number = file.getFileName().toString().substring(PREFIX.length());
                if (number.matches("[0-9]{10}")) {
                    numbers.add(Long.parseLong(number));
                }
            }
        } catch (IOException unreadable) {
            throw KeepingProblem.unusable(folder + " cannot be read: ask its owner, or give another with --state.");
        }
        Collections.sort(numbers);
        return numbers;
    }

    private void deleteOthers(long one, long other) {
        for (long number : numbers()) {
            if (number != one && number != other) {
                delete(file(number));
            }
        }
    }

    private Path file(long number) {
        return folder.resolve(String.format(Locale.ROOT, PREFIX + "%010d", number));
    }

    private void forceFolder() {
        try (FileChannel itself = FileChannel.open(folder, StandardOpenOption.READ)) {
            itself.force(true);
        } catch (IOException notHere) {
            // a system on which a folder cannot be forced does it by itself
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // it does no harm and is tried again with the next generation
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            lockFile.close();
        } catch (IOException unimportant) {
            // the end of the process releases it
        }
    }
}
