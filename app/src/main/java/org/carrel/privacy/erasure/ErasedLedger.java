package org.carrel.privacy.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.database.DatabaseRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Who was erased, in a file outside the database, so that a restored backup cannot forget it.
/// Nobody can be read from it: identifiers stand as HMAC-SHA-256 under a key of the library's own
/// in the file beside it.
///
/// One line an erasure: `erased`, its handle, the moment, the marks parted by commas, the marks
/// of texts that stay, and a check that covers the line before. `back` takes a handle's line
/// back. Lines are added and never changed.
@Component
class ErasedLedger {

    private static final String NONE = "-";

    private final Path folder;
    private long read = -1;
    private String lastCheck = "";
    private Map<UUID, Entry> entries = Map.of();
    private Set<String> marks = Set.of();

    ErasedLedger(@Value("${carrel.privacy.erased-folder:${carrel.data:data}/erased}") Path folder) {
        this.folder = folder;
    }

    /// @param marks of the person's identifiers
    /// @param texts marks of rows that an officer kept
    record Entry(UUID handle, Instant at, Set<String> marks, Set<String> texts) {}

    Path file() {
        return folder.resolve("erased.ledger");
    }

    String mark(String identifier) {
        return HexFormat.of().formatHex(mac(identifier.strip().toLowerCase(Locale.ROOT)));
    }

    /// Durable when this returns; once for each handle.
    synchronized void add(Entry entry) {
        if (!entries().containsKey(entry.handle())) {
            append(String.join(
                    " ",
                    "erased",
                    entry.handle().toString(),
                    entry.at().toString(),
                    joined(entry.marks()),
                    joined(entry.texts())));
        }
    }

    /// Lets somebody back in: whoever has this mark.
    synchronized void takeBack(String mark) {
        entries().values().stream()
                .filter(entry -> entry.marks().contains(mark))
                .map(Entry::handle)
                .toList()
                .forEach(handle -> append("back " + handle));
    }

    synchronized boolean holds(String identifier) {
        entries();
        return !marks.isEmpty() && marks.contains(mark(identifier));
    }

    synchronized Map<UUID, Entry> entries() {
        long size = size();
        if (size != read) {
            load();
        }
        return entries;
    }

    private long size() {
        try {
            return Files.exists(file()) ? Files.size(file()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load() {
        try {
            List<String> lines = Files.exists(file()) ? Files.readAllLines(file()) : List.of();
            Map<UUID, Entry> loaded = new LinkedHashMap<>();
            String check = "";
            for (int i = 0; i < lines.size(); i++) {
                int cut = lines.get(i).lastIndexOf(' ');
                String content = lines.get(i).substring(0, Math.max(cut, 0));
                String expected = check(check, content);
                if (cut < 0 || !expected.equals(lines.get(i).substring(cut + 1))) {
                    throw new DatabaseRefused("Line " + (i + 1) + " of " + file() + ", which says who was erased, was"
                            + " changed, cut or written with another key: put the file and its key back from where you"
                            + " keep them");
                }
                check = expected;
                take(content.split(" "), loaded);
            }
            Set<String> all = new HashSet<>();
            loaded.values().forEach(entry -> all.addAll(entry.marks()));
            entries = loaded;
            marks = all;
            lastCheck = check;
            read = size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void take(String[] words, Map<UUID, Entry> loaded) {
        UUID handle = UUID.fromString(words[1]);
        if (words[0].equals("back")) {
            loaded.remove(handle);
        } else {
            loaded.put(handle, new Entry(handle, Instant.parse(words[2]), parted(words[3]), parted(words[4])));
        }
    }

    private static String joined(Set<String> marks) {
        return marks.isEmpty() ? NONE : String.join(",", marks);
    }

    private static Set<String> parted(String marks) {
        return marks.equals(NONE) ? Set.of() : Set.of(marks.split(","));
    }

    private void append(String content) {
        try {
            makeFolder();
            try (FileChannel file = FileChannel.open(
                            file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
                    var turn = file.lock()) {
                // Another node may have written since.
                if (file.size() != read) {
                    load();
                }
                ByteBuffer line = StandardCharsets.UTF_8.encode(content + " " + check(lastCheck, content) + "\n");
                while (line.hasRemaining()) {
                    file.write(line);
                }
                file.force(true);
            }
            load();
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger of erasures in " + folder + " cannot be written", e);
        }
    }

    private String check(String before, String content) {
        return HexFormat.of().formatHex(mac(before + "|" + content), 0, 16);
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private Optional<byte[]> key = Optional.empty();

    private synchronized byte[] key() {
        if (key.isEmpty()) {
            key = Optional.of(readOrMakeKey());
        }
        return key.get();
    }

    private byte[] readOrMakeKey() {
        Path file = folder.resolve("erased.key");
        try {
            makeFolder();
            if (!Files.exists(file)) {
                if (Files.exists(file())) {
                    throw new DatabaseRefused("The key " + file + " of the ledger of erasures is missing: put it back");
                }
                byte[] fresh = new byte[32];
                new SecureRandom().nextBytes(fresh);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(fresh));
            }
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the ledger of erasures cannot be had", e);
        }
    }

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /// Those of `rows` whose marks an entry keeps.
    Set<String> kept(Entry entry, List<Plan.Text> rows) {
        Set<String> kept = new HashSet<>();
        new ArrayList<>(rows)
                .stream()
                        .map(Plan.Text::row)
                        .filter(row -> entry.texts().contains(mark(row)))
                        .forEach(kept::add);
        return kept;
    }
}
