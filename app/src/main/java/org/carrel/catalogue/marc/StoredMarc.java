package org.carrel.catalogue.marc;

import java.util.ArrayList;
import java.util.List;

/// How records are kept in the database: the leader and the fields of ISO 2709 with its separators, without its
/// directory. So nothing in it can lie about a length, no record is too long, and it is text that a person can read.
public final class StoredMarc {

    private static final char FIELD = '\u001e';
    private static final char SUBFIELD = '\u001f';
    private static final int LEADER = 24;
    private static final int TAG = 3;

    private StoredMarc() {}

    /// @throws IllegalArgumentException if a value holds a separator or NUL, which no form of MARC can hold
    public static String text(MarcRecord record) {
        StringBuilder text = new StringBuilder(1024).append(checked(record.leader()));
        for (MarcField field : record.fields()) {
            text.append(FIELD).append(field.tag());
            switch (field) {
                case ControlField control -> text.append(checked(control.value()));
                case DataField data -> {
                    text.append(data.first()).append(data.second());
                    for (Subfield subfield : data.subfields()) {
                        text.append(SUBFIELD).append(subfield.code()).append(checked(subfield.value()));
                    }
                }
            }
        }
        return text.toString();
    }

    private static String checked(String value) {
        for (int place = 0; place < value.length(); place++) {
            char letter = value.charAt(place);
            if (letter == 0 || letter >= '\u001d' && letter <= '\u001f') {
                throw new IllegalArgumentException("a value holds a separator of MARC, or NUL");
            }
        }
        return value;
    }

    public static MarcRecord record(String text) {
        List<MarcField> fields = new ArrayList<>();
        int from = LEADER;
        while (from < text.length()) {
            int end = text.indexOf(FIELD, from + 1);
            int to = end < 0 ? text.length() : end;
            fields.add(field(text, from + 1, to));
            from = to;
        }
        return new MarcRecord(text.substring(0, LEADER), fields);
    }

    private static MarcField field(String text, int from, int to) {
        String tag = text.substring(from, from + TAG);
        int value = from + TAG;
        if (MarcField.isControl(tag)) {
            return new ControlField(tag, text.substring(value, to));
        }
        List<Subfield> subfields = new ArrayList<>();
        int at = value + 2;
        while (at < to) {
            int next = text.indexOf(SUBFIELD, at + 1);
            int end = next < 0 || next > to ? to : next;
            subfields.add(new Subfield(text.charAt(at + 1), text.substring(at + 2, end)));
            at = end;
        }
        return new DataField(tag, text.charAt(value), text.charAt(value + 1), subfields);
    }
}
