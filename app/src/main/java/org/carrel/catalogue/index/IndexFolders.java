package org.carrel.catalogue.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.jspecify.annotations.Nullable;

/// Where indexes are: `index-1`, `index-2`, one after another. Each is committed for the first time when it is whole,
/// so
/// one without a commit is none.
final class IndexFolders implements AutoCloseable {

    private static final String PREFIX = "index-";
    private static final String LOCK = "in-use.lock";

    private final Path root;
    private @Nullable Lock lock;
    private long last;

    IndexFolders(Path root) {
        this.root = root;
    }

    /// Keeps other processes out, also after the folder was deleted and made again.
    ///
    /// @throws IOException where another one is in
    void hold() throws IOException {
        Lock held = lock;
        if (held != null && isValid(held)) {
            return;
        }
        close();
        Files.createDirectories(root);
        try (Directory directory = FSDirectory.open(root)) {
            lock = directory.obtainLock(LOCK);
        }
    }

    private static boolean isValid(Lock lock) {
        try {
            lock.ensureValid();
            return true;
        } catch (IOException | AlreadyClosedException lost) {
            return false;
        }
    }

    /// The newest that is whole.
    Optional<Path> newest() throws IOException {
        for (Path folder : all()) {
            try (Directory directory = FSDirectory.open(folder)) {
                if (DirectoryReader.indexExists(directory)) {
                    last = Math.max(last, number(folder));
                    return Optional.of(folder);
                }
            }
        }
        return Optional.empty();
    }

    /// One that was never there: files of the one before may still be read when its folder was deleted.
    Path next() throws IOException {
        long there = all().stream().mapToLong(IndexFolders::number).max().orElse(0);
        last = Math.max(last, there) + 1;
        return root.resolve(PREFIX + last);
    }

    /// Deletes all others. What cannot be deleted now is deleted the next time.
    void keepOnly(Path kept) throws IOException {
        for (Path folder : all()) {
            if (!folder.equals(kept)) {
                delete(folder);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /// Bytes that can still be written.
    long room() {
        try {
            return Files.getFileStore(
                            Files.isDirectory(root)
                                    ? root
                                    : root.toAbsolutePath().getRoot())
                    .getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private List<Path> all() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> number(folder) > 0)
                    .sorted(Comparator.comparingLong(IndexFolders::number).reversed())
                    .toList();
        }
    }

    private static long number(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches(PREFIX + "[0-9]{1,15}") ? Long.parseLong(name.substring(PREFIX.length())) : 0;
    }

    @Override
    public void close() throws IOException {
        Lock held = lock;
        lock = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException | AlreadyClosedException gone) {
                // Its file was deleted: there is nothing left to let go of.
            }
        }
    }
}
