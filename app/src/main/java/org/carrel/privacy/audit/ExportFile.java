package org.carrel.privacy.audit;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.carrel.privacy.SigningKey;
import org.carrel.privacy.audit.ChainRepository.Head;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A piece of the record as lines of JSON: where it begins, each row, and the signature at its end.
final class ExportFile {

    static final String FORM = "carrel audit 1";

    private static final int PAGE = 10_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private ExportFile() {}

    /// @param entry null but for a row
    /// @param checkpoint null but for the last line but one
    /// @param seal the library's signature over all lines before it; null but for the last line
    record Line(
            @Nullable String form,
            @Nullable Long after,
            byte @Nullable [] afterHash,
            @Nullable Row entry,
            @Nullable Signed checkpoint,
            byte @Nullable [] seal) {}

    record Row(long seq, String at, @Nullable UUID actor, UUID subject, byte[] nonce, byte[] content, byte[] hash) {

        static Row of(Entry entry) {
            return new Row(
                    entry.seq(),
                    entry.at().toString(),
                    entry.actor(),
                    entry.subject(),
                    entry.nonce(),
                    entry.content(),
                    entry.hash());
        }

        Entry entry() {
            return new Entry(seq, Instant.parse(at), actor, subject, nonce, content, hash);
        }
    }

    record Signed(long seq, byte[] hash, String at, byte[] publicKey, byte[] signature) {

        static Signed of(Checkpoint checkpoint) {
            return new Signed(
                    checkpoint.seq(),
                    checkpoint.hash(),
                    checkpoint.at().toString(),
                    checkpoint.publicKey(),
                    checkpoint.signature());
        }

        Checkpoint checkpoint() {
            return new Checkpoint(seq, hash, Instant.parse(at), publicKey, signature);
        }
    }

    /// Where rows come from.
    interface Rows {

        /// @param seq the last one that is known
        List<Entry> after(long seq, int most);
    }

    static Path write(Path folder, Head before, Checkpoint checkpoint, Rows rows, SigningKey key) throws IOException {
        String name = "audit-%012d-%012d.jsonl".formatted(before.seq() + 1, checkpoint.seq());
        Path fresh = folder.resolve("." + name);
        try (BufferedWriter out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            FileSeal seal = new FileSeal();
            line(out, seal, new Line(FORM, before.seq(), before.hash(), null, null, null));
            long seq = before.seq();
            while (seq < checkpoint.seq()) {
                List<Entry> page = rows.after(seq, PAGE);
                if (page.isEmpty()) {
                    throw new IOException("rows after " + seq + " are missing");
                }
                for (Entry entry : page) {
                    line(out, seal, new Line(null, null, null, Row.of(entry), null, null));
                    seq = entry.seq();
                }
            }
            line(out, seal, new Line(null, null, null, null, Signed.of(checkpoint), null));
            line(out, seal, new Line(null, null, null, null, null, seal.sign(key)));
        }
        Path file = folder.resolve(name);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return file;
    }

    private static void line(BufferedWriter out, FileSeal seal, Line line) throws IOException {
        String text = JSON.writeValueAsString(line);
        seal.add(text);
        out.write(text);
        out.newLine();
    }

    static ChainCheck.Verdict verify(Path file, byte @Nullable [] publicKey) throws IOException {
        ChainCheck check = new ChainCheck(file.getFileName().toString(), publicKey);
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            FileSeal seal = new FileSeal();
            int number = 0;
            for (String text = in.readLine(); text != null && check.goesOn(); text = in.readLine()) {
                number++;
                read(text, number, check, seal);
                seal.add(text);
            }
        }
        check.requireSealAtTheEnd();
        return check.verdict();
    }

    private static void read(String text, int number, ChainCheck check, FileSeal seal) {
        try {
            Line line = JSON.readValue(text, Line.class);
            if (number == 1 && FORM.equals(line.form()) && line.after() != null && line.afterHash() != null) {
                check.begin(line.after(), line.afterHash());
            } else if (number > 1 && line.entry() != null) {
                check.entry(line.entry().entry());
            } else if (number > 1 && line.checkpoint() != null) {
                check.checkpoint(line.checkpoint().checkpoint());
            } else if (number > 1 && line.seal() != null) {
                check.seal(seal, line.seal());
            } else {
                check.fault("line " + number + " is none of the record's");
            }
        } catch (RuntimeException notALine) {
            check.fault("line " + number + " is none of the record's");
        }
    }

    static String fingerprint(byte[] publicKey) {
        return Base64.getEncoder().encodeToString(publicKey);
    }
}
