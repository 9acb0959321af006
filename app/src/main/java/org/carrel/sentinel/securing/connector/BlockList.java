package org.carrel.sentinel.securing.connector;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The file by which EZproxy turns accounts away: one user name a line. Other lines stay as they
/// are.
///
/// It is replaced as a whole, so EZproxy never reads half of it. Writers take turns: those of this
/// process by a lock, those of other nodes by a lock on the file beside it.
final class BlockList implements Connector {

    /// A process may lock a file only once.
    private static final ReentrantLock HERE = new ReentrantLock();

    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r-----");

    private final Path list;

    BlockList(Path list) {
        this.list = list.toAbsolutePath();
    }

    @Override
    public StepKind kind() {
        return StepKind.EZPROXY_BLOCK;
    }

    @Override
    public boolean undoable() {
        return true;
    }

    @Override
    public Audience audience() {
        return Audience.NOBODY;
    }

    @Override
    public Outcome apply(Target target) {
        return change(target, lines -> {
            if (lines.stream().noneMatch(line -> names(line, target))) {
                lines.add(line(target.username()));
            }
        });
    }

    @Override
    public Outcome undo(Target target) {
        return change(target, lines -> lines.removeIf(line -> names(line, target)));
    }

    // EZproxy compares user names without regard to case. Lines are bytes, one a character: in which encoding others
    // wrote theirs nobody knows.
    private static boolean names(String line, Target target) {
        String utf8 = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return utf8.strip().equalsIgnoreCase(target.username()) || line.strip().equalsIgnoreCase(target.username());
    }

    private static String line(String username) {
        return new String(username.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private Outcome change(Target target, Consumer<List<String>> change) {
        String name = target.username();
        if (name.isBlank() || name.startsWith("#") || name.chars().anyMatch(Character::isISOControl)) {
            return new Outcome.Failed("This user name cannot stand in a block list: block it by hand.");
        }
        HERE.lock();
        try (FileChannel turn = FileChannel.open(
                        list.resolveSibling(list.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var held = turn.lock()) {
            rewrite(change);
            return Outcome.done();
        } catch (IOException e) {
            return new Outcome.Retry("The proxy’s block list cannot be read or written ("
                    + e.getClass().getSimpleName() + "): check its folder and whose it is.");
        } finally {
            HERE.unlock();
        }
    }

    private void rewrite(Consumer<List<String>> change) throws IOException {
        Path file = Files.exists(list) ? list.toRealPath() : list;
        List<String> before = Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
        List<String> after = new ArrayList<>(before);
        change.accept(after);
        if (!after.equals(before)) {
            replace(file, after);
        }
    }

    private static void replace(Path file, List<String> lines) throws IOException {
        Set<PosixFilePermission> permissions = Files.exists(file) ? Files.getPosixFilePermissions(file) : READABLE;
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(whole);
        Files.createFile(whole, PosixFilePermissions.asFileAttribute(permissions));
        try (FileChannel out = FileChannel.open(whole, StandardOpenOption.WRITE)) {
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(line).append('\n'));
            var bytes = StandardCharsets.ISO_8859_1.encode(text.toString());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        // The process's mask may have taken rights away.
        Files.setPosixFilePermissions(whole, permissions);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
