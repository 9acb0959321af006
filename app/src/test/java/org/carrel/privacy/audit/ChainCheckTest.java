package org.carrel.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.carrel.privacy.AuditProof;
import org.carrel.privacy.SigningKey;
import org.carrel.privacy.audit.ChainRepository.Head;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of the record, tampered with in every way that comes to mind.
class ChainCheckTest {

    private static final Instant AT = Instant.parse("2026-03-02T10:00:00.123456Z");

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void tenRowsThatWereSigned() throws IOException {
        SigningKey signing = RecordKey.at(folder.resolve("private/audit.key"), folder);
        List<Entry> entries = rows(10);
        Entry end = entries.getLast();
        Checkpoint checkpoint = Checkpoint.sign(end.seq(), end.hash(), AT, signing);
        file = ExportFile.write(
                folder,
                new Head(0, Entry.BEGINNING),
                checkpoint,
                (seq, most) ->
                        entries.stream().filter(entry -> entry.seq() > seq).toList(),
                signing);
        key = folder.resolve("audit.pub");
    }

    private static List<Entry> rows(int count) {
        List<Entry> entries = new ArrayList<>();
        byte[] previous = Entry.BEGINNING;
        for (int i = 1; i <= count; i++) {
            Entry entry = Entry.after(
                    previous,
                    i,
                    AT,
                    i % 2 == 0 ? null : UUID.randomUUID(),
                    UUID.randomUUID(),
                    Seal.random(12),
                    Seal.random(50));
            entries.add(entry);
            previous = entry.hash();
        }
        return entries;
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }

    private AuditProof checked(List<String> lines) throws IOException {
        Files.write(file, lines);
        return AuditProof.ofFile(file, key);
    }

    private void assertFault(List<String> lines, String where) throws IOException {
        AuditProof proof = checked(lines);
        assertThat(proof.sound()).as(proof.sentence()).isFalse();
        assertThat(proof.sentence()).contains(where);
    }

    @Test
    void whatWasWrittenIsSound() throws IOException {
        AuditProof proof = checked(lines());
        assertThat(proof.sound()).as(proof.sentence()).isTrue();
        assertThat(proof.sentence()).contains("10 rows and 1 signatures");
    }

    @Test
    void aRowTakenOutIsNamed() throws IOException {
        List<String> lines = lines();
        lines.remove(4);
        assertFault(lines, "row 4 is missing");
    }

    @Test
    void severalRowsTakenOutAreNamed() throws IOException {
        List<String> lines = lines();
        lines.subList(4, 7).clear();
        assertFault(lines, "rows 4 to 6 are missing");
    }

    @Test
    void aCutEndIsFoundWithAndWithoutItsSignature() throws IOException {
        List<String> lines = lines();
        List<String> withSignature = lines();
        withSignature.subList(8, 11).clear();
        assertFault(withSignature, "signed up to row 10 and ends with row 7");
        lines.subList(8, 13).clear();
        assertFault(lines, "the file was cut");
    }

    @Test
    void aChangedRowIsNamed() throws IOException {
        List<String> lines = lines();
        lines.set(6, lines.get(6).replace("2026-03-02", "2026-03-01"));
        assertFault(lines, "row 6 was changed");
    }

    @Test
    void twoRowsInTheWrongOrderAreNamed() throws IOException {
        List<String> lines = lines();
        Collections.swap(lines, 3, 4);
        assertFault(lines, "row 3 is missing");
        List<String> twice = lines();
        twice.add(5, lines.get(4));
        assertThat(checked(twice).sound()).isFalse();
    }

    @Test
    void aRecordWrittenAnewDoesNotFitTheSignature() throws IOException {
        List<String> lines = lines();
        SigningKey thief = RecordKey.at(folder.resolve("thief.key"), Files.createDirectories(folder.resolve("thief")));
        List<Entry> forged = rows(10);
        Entry end = forged.getLast();
        Checkpoint signed = Checkpoint.sign(10, end.hash(), AT, thief);
        Path other = ExportFile.write(
                Files.createDirectories(folder.resolve("forged")),
                new Head(0, Entry.BEGINNING),
                signed,
                (seq, most) ->
                        forged.stream().filter(entry -> entry.seq() > seq).toList(),
                thief);
        List<String> whole = Files.readAllLines(other);
        assertFault(whole, "the signature at row 10 is not the library's");
        List<String> oldSignature = new ArrayList<>(whole.subList(0, 11));
        oldSignature.add(lines.get(11));
        assertFault(oldSignature, "rows between 1 and 10 were rewritten");
    }

    @Test
    void aCutFrontIsFoundThoughTheRestFitsTogether() throws IOException {
        List<String> lines = lines();
        String hashOfFive = lines.get(5).replaceAll(".*\"hash\":\"([^\"]+)\".*", "$1");
        lines.subList(1, 6).clear();
        lines.set(
                0,
                lines.get(0)
                        .replaceAll("\"after\":0", "\"after\":5")
                        .replaceAll(
                                "\"afterHash\":\"[^\"]*\"", "\"afterHash\":\"" + hashOfFive.replace("$", "") + "\""));
        assertFault(lines, "the signature over the whole file does not fit");
    }

    @Test
    void whatIsAddedToALineOrDoubledIsFound() throws IOException {
        List<String> noted = lines();
        noted.set(3, noted.get(3).replaceFirst("\\{", "{\"note\":\"forged\","));
        assertThat(checked(noted).sound()).isFalse();
        List<String> finer = lines();
        finer.set(3, finer.get(3).replaceFirst("(\"at\":\"[^\"Z]+?)(\\.\\d+)?Z", "$1.000000001Z"));
        assertThat(checked(finer).sound()).isFalse();
        List<String> doubled = lines();
        doubled.add(12, doubled.get(11));
        assertThat(checked(doubled).sound()).isFalse();
        List<String> longer = lines();
        longer.add(longer.get(5));
        assertThat(checked(longer).sound()).isFalse();
    }

    @Test
    void aRowWithoutItsPartsIsNamed() throws IOException {
        List<String> lines = lines();
        lines.set(4, lines.get(4).replaceFirst("\"nonce\":\"[^\"]+\"", "\"nonce\":null"));
        assertFault(lines, "line 5 is none of the record's");
    }

    @Test
    void linesThatAreNoneOfTheRecordsAreNamed() throws IOException {
        List<String> lines = lines();
        lines.set(3, "{\"seq\": 3");
        assertFault(lines, "line 4 is none of the record's");
        assertFault(List.of(), "the file was cut");
    }
}
