package org.carrel.catalogue.marc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.carrel.catalogue.marc.MarcRead.Read;
import org.carrel.catalogue.marc.MarcRead.SetAside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marc4j.MarcPermissiveStreamReader;
import org.marc4j.MarcStreamWriter;
import org.marc4j.marc.Record;

/// Every record that is beside the project, read, kept and written.
class RealFilesTest {

    @TempDir
    private Path folder;

    /// Records, repaired ones among them, and those set aside.
    private static final Map<String, String> EXPECTED = new TreeMap<>(Map.of(
            "RDA_record_SERIAL_IEEE_International_conference.mrc", "1 0 []",
            "bad_oversize_field_bad_directory.mrc", "5 1 []",
            "chabon-bad-subfields-element.xml", "1 0 [element]",
            "chinese_mangled_multibyte.mrc", "4 1 []",
            "greekmissingcharsetchange.mrc", "3 1 []",
            "jazz_1k.mrc", "1000 4 []",
            "lul_fre_500.mrc", "500 1 []",
            "pride-and-prejudice-fixed.mrc", "383 0 []",
            "pride-and-prejudice-with-many-errors.mrc", "383 225 []",
            "summerland.xml", "1 0 []"));

    @Test
    void everyRecordIsReadOrSetAsideWithAReason() {
        Map<String, String> counted = new TreeMap<>();
        for (Path file : RealMarc.files()) {
            List<MarcRead> all = RealMarc.read(file);
            long repaired = all.stream()
                    .filter(one -> one instanceof Read read && !read.repairs().isEmpty())
                    .count();
            List<String> aside = all.stream()
                    .filter(SetAside.class::isInstance)
                    .map(one -> ((SetAside) one).why().code())
                    .toList();
            counted.put(file.getFileName().toString(), all.size() + " " + repaired + " " + aside);
        }
        assertThat(counted).isEqualTo(EXPECTED);
    }

    @Test
    void aCleanRecordInUtf8IsWrittenAsItCame() {
        int clean = 0;
        for (Path file : RealMarc.files()) {
            for (MarcRead one : RealMarc.read(file)) {
                byte[] bytes = one.chunk().bytes();
                if (one instanceof Read read && read.repairs().isEmpty() && bytes[0] != '<' && bytes[9] == 'a') {
                    assertThat(Iso2709Writer.bytes(StoredMarc.record(StoredMarc.text(read.record()))))
                            .as("%s, record %d", file.getFileName(), one.chunk().position())
                            .hasValueSatisfying(written -> assertThat(written).isEqualTo(bytes));
                    clean++;
                }
            }
        }
        assertThat(clean).isGreaterThan(383);
    }

    /// What marc4j makes of it and writes, is what we make of it and write.
    @Test
    void aRecordInMarc8IsTranslatedAsMarc4jDoes() {
        int compared = 0;
        for (String name : List.of("jazz_1k.mrc", "lul_fre_500.mrc")) {
            for (MarcRead one : RealMarc.read(RealMarc.file(name))) {
                byte[] bytes = one.chunk().bytes();
                if (one instanceof Read read && read.repairs().isEmpty()) {
                    Record theirs = new MarcPermissiveStreamReader(
                                    new ByteArrayInputStream(bytes), true, true, "BESTGUESS")
                            .next();
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    MarcStreamWriter writer = new MarcStreamWriter(out, "UTF8");
                    writer.write(theirs);
                    writer.close();
                    assertThat(new String(
                                    Iso2709Writer.bytes(controlFirst(read.record()))
                                            .orElseThrow(),
                                    UTF_8))
                            .as("%s, record %d", name, one.chunk().position())
                            .isEqualTo(out.toString(UTF_8));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(1400);
    }

    /// We keep the order of the record; marc4j puts control fields first.
    private static MarcRecord controlFirst(MarcRecord record) {
        return new MarcRecord(
                record.leader(),
                record.fields().stream()
                        .sorted(Comparator.comparing(field -> field instanceof DataField))
                        .toList());
    }

    @Test
    void throughMarcXmlNothingIsLost() throws IOException, XMLStreamException {
        for (Path file : RealMarc.files()) {
            List<MarcRecord> records = RealMarc.read(file).stream()
                    .filter(Read.class::isInstance)
                    .map(one -> ((Read) one).record())
                    .toList();
            StringWriter text = new StringWriter();
            try (MarcXmlWriter writer = MarcXmlWriter.collection(text)) {
                for (MarcRecord record : records) {
                    writer.write(record);
                }
            }
            Path xml = Files.writeString(folder.resolve(file.getFileName() + ".xml"), text.toString());
            List<MarcRead> again = RealMarc.read(xml);
            assertThat(again)
                    .allMatch(one -> one instanceof Read read && read.repairs().isEmpty());
            assertThat(again.stream().map(one -> ((Read) one).record()).toList())
                    .isEqualTo(records);
        }
    }

    /// Debian's yaz-marcdump reads what we write, and counts as many records.
    @Test
    void yazReadsWhatWeWrite() throws IOException, InterruptedException {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/yaz-marcdump")),
                "yaz-marcdump is not installed (apt install yaz)");
        Path file = folder.resolve("written.mrc");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int count = 0;
        for (Path one : RealMarc.files()) {
            for (MarcRead read : RealMarc.read(one)) {
                if (read instanceof Read found
                        && Iso2709Writer.bytes(found.record()).isPresent()) {
                    bytes.writeBytes(Iso2709Writer.bytes(found.record()).orElseThrow());
                    count++;
                }
            }
        }
        Files.write(file, bytes.toByteArray());
        Path said = folder.resolve("said.xml");
        Process yaz = new ProcessBuilder("/usr/bin/yaz-marcdump", "-i", "marc", "-o", "marcxml", file.toString())
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(yaz.waitFor()).isZero();
        assertThat(RealMarc.read(said)).hasSize(count).allMatch(Read.class::isInstance);
    }
}
