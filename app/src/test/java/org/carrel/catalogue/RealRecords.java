package org.carrel.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carrel.catalogue.marc.ControlField;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.MarcField;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.Subfield;
import org.junit.jupiter.api.Assumptions;
import org.marc4j.MarcPermissiveStreamReader;
import org.marc4j.marc.Record;

/// Records of real libraries, where they are.
public final class RealRecords {

    public static final Path FOLDER = Path.of("../../shared/data/marc");

    private RealRecords() {}

    /// Skips the test where there are none.
    public static List<MarcRecord> of(String file) {
        Path path = FOLDER.resolve(file);
        Assumptions.assumeTrue(Files.exists(path), () -> "skipped: the real records are not at " + FOLDER);
        List<MarcRecord> records = new ArrayList<>();
        try (InputStream in = Files.newInputStream(path)) {
            MarcPermissiveStreamReader reader = new MarcPermissiveStreamReader(in, true, true);
            while (reader.hasNext()) {
                records.add(record(reader.next()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    private static MarcRecord record(Record record) {
        List<MarcField> fields = new ArrayList<>();
        record.getControlFields().forEach(field -> fields.add(new ControlField(field.getTag(), field.getData())));
        record.getDataFields()
                .forEach(field -> fields.add(new DataField(
                        field.getTag(),
                        field.getIndicator1(),
                        field.getIndicator2(),
                        field.getSubfields().stream()
                                .map(subfield -> new Subfield(subfield.getCode(), subfield.getData()))
                                .toList())));
        return new MarcRecord(record.getLeader().marshal(), fields);
    }
}
