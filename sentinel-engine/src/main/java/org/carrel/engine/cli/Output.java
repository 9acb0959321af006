package org.carrel.engine.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A file being written: into a file beside it first, then put in its place at once. Whatever goes wrong, the old file
/// stays whole and nothing is left beside it.
final class Output implements AutoCloseable {
    private static final Set<Path> PENDING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> PENDING.forEach(Output::delete)));
    }

    interface Content {
        void write(Writer out) throws IOException;
    }

    private final String name;
    private final Path target;
    private final Path beside;
    private final FileChannel channel;

    private Output(String name, Path target, Path beside, FileChannel channel) {
        this.name = name;
        this.target = target;
        this.beside = beside;
        this.channel = channel;
    }

    /// Makes sure, before hours of reading, that the file can be written.
    static Output prepare(Path file) throws Refusal {
        String name = file.toString();
        try {
            if (Files.isDirectory(file)) {
                throw new Refusal(Exit.UNWRITTEN, name + " is a folder: give a file name in it.");
            }
            if (Files.exists(file) && !Files.isWritable(file)) {
                throw new Refusal(Exit.UNWRITTEN, name + " is write-protected: choose another name, or unlock it.");
            }
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                return new Output(name, target, target, FileChannel.open(target, StandardOpenOption.WRITE));
            }
            Path beside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
            PENDING.add(beside);
            FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new Output(name, target, beside, channel);
        } catch (IOException refused) {
            throw new Refusal(
                    Exit.UNWRITTEN,
                    name
                            + " cannot be written: the folder is missing, full or read-only; choose another with more room.");
        }
    }

    Path target() {
        return target;
    }

    void write(Content content) throws Refusal {
        try {
            Writer out = new BufferedWriter(
                    new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8), 1 << 16);
            content.write(out);
            out.flush();
            if (!beside.equals(target)) {
                channel.force(true);
            }
        } catch (IOException failed) {
            throw lost();
        }
    }

    /// Puts what was written in its place.
    void commit() throws Refusal {
        try {
            channel.close();
            if (!beside.equals(target)) {
                move();
                PENDING.remove(beside);
            }
        } catch (IOException failed) {
            throw lost();
        }
    }

    private void move() throws IOException {
        try {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException networkFolder) {
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Refusal lost() {
        return new Refusal(
                Exit.UNWRITTEN,
                name
                        + " could not be written, the disk may be full: make room and scan again; an older file of that name"
                        + " is as it was.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException unimportant) {
            // what matters was forced or is given up
        }
        if (!beside.equals(target) && PENDING.remove(beside)) {
            delete(beside);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // the folder is gone or read-only: nothing more can be done
        }
    }
}
