package org.carrel.catalogue.marc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// Records as ISO 2709 in UTF-8, the fields in their own order.
public final class Iso2709Writer {

    private static final int LEADER = 24;
    private static final int ENTRY = 12;
    private static final int LONGEST_RECORD = 99_999;
    private static final int LONGEST_FIELD = 9_999;
    private static final int FIELD_END = 0x1E;
    private static final int SUBFIELD = 0x1F;
    private static final int RECORD_END = 0x1D;

    private Iso2709Writer() {}

    /// Empty for a record that the format cannot hold: one of more than 99,999 bytes, or with a field of more than
    /// 9,999.
    public static Optional<byte[]> bytes(MarcRecord record) {
        StringBuilder directory = new StringBuilder(record.fields().size() * ENTRY);
        ByteArrayOutputStream values = new ByteArrayOutputStream(2048);
        for (MarcField field : record.fields()) {
            int start = values.size();
            write(field, values);
            int length = values.size() - start;
            if (length > LONGEST_FIELD || start > LONGEST_RECORD) {
                return Optional.empty();
            }
            directory.append(field.tag()).append(digits(length, 4)).append(digits(start, 5));
        }
        int base = LEADER + directory.length() + 1;
        int length = base + values.size() + 1;
        if (length > LONGEST_RECORD) {
            return Optional.empty();
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(length);
        whole.writeBytes(Leaders.with(record.leader(), length, base).getBytes(ISO_8859_1));
        whole.writeBytes(directory.toString().getBytes(UTF_8));
        whole.write(FIELD_END);
        whole.writeBytes(values.toByteArray());
        whole.write(RECORD_END);
        return Optional.of(whole.toByteArray());
    }

    private static void write(MarcField field, ByteArrayOutputStream values) {
        switch (field) {
            case ControlField control -> values.writeBytes(control.value().getBytes(UTF_8));
            case DataField data -> {
                values.write(data.first());
                values.write(data.second());
                for (Subfield subfield : data.subfields()) {
                    values.write(SUBFIELD);
                    values.write(subfield.code());
                    values.writeBytes(subfield.value().getBytes(UTF_8));
                }
            }
        }
        values.write(FIELD_END);
    }

    private static String digits(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(width - digits.length()) + digits;
    }
}
