package org.carrel.engine.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A log to read: a file, standard input, or any stream.
public final class LogSource {

    interface Opening {
        InputStream open() throws IOException;
    }

    private final String name;
    private final Opening opening;
    private final long size;
    private final boolean again;

    private LogSource(String name, Opening opening, long size, boolean again) {
        this.name = name;
        this.opening = opening;
        this.size = size;
        this.again = again;
    }

    /// @param name shown in summaries and messages, as the caller gave it
    public static LogSource of(String name, Path file) {
        long size = file.toFile().length();
        return new LogSource(name, () -> openFile(name, file), size, canBeReadAgain(file));
    }

    public static LogSource of(Path file) {
        return of(file.toString(), file);
    }

    /// A stream can be read once; it is closed when it was.
    public static LogSource of(String name, InputStream stream) {
        return new LogSource(name, () -> stream, -1, false);
    }

    public String name() {
        return name;
    }

    /// Bytes as stored; −1 where unknown.
    public long size() {
        return size;
    }

    InputStream open() throws IOException {
        return opening.open();
    }

    boolean canBeReadAgain() {
        return again;
    }

    /// A named pipe, such as a shell's `<(zcat log.gz)`, cannot.
    private static boolean canBeReadAgain(Path file) {
        return !Files.exists(file) || Files.isRegularFile(file);
    }

    private static InputStream openFile(String name, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Unreadable(name + " is a folder: name the log files in it.");
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException missing) {
            throw new Unreadable("There is no file " + name + ".");
        } catch (AccessDeniedException denied) {
            throw new Unreadable("You may not read " + name + ": ask its owner, or copy it to where you may.");
        }
    }

    /// The message is a sentence for the person who named the source.
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreadable(String sentence) {
            super(sentence);
        }
    }
}
