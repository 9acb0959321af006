package org.carrel.catalogue.marc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Takes out of a field what no form of MARC can hold.
final class CleanField {

    private CleanField() {}

    /// @param repairs gets what was done
    static MarcField of(MarcField field, Set<Problem> repairs) {
        return switch (field) {
            case ControlField control ->
                new ControlField(control.tag(), value(control.tag(), control.value(), repairs));
            case DataField data -> data(data, repairs);
        };
    }

    private static DataField data(DataField data, Set<Problem> repairs) {
        List<Subfield> subfields = new ArrayList<>();
        for (Subfield subfield : data.subfields()) {
            if (isPrintable(subfield.code()) && subfield.code() != ' ') {
                subfields.add(new Subfield(subfield.code(), value(data.tag(), subfield.value(), repairs)));
            } else if (subfields.isEmpty()) {
                repairs.add(new Problem("subfield_code", data.tag()));
                subfields.add(new Subfield('a', value(data.tag(), subfield.value(), repairs)));
            } else {
                // Most often a separator that stands in the middle of a text.
                repairs.add(new Problem("subfield_code", data.tag()));
                Subfield before = subfields.removeLast();
                subfields.add(new Subfield(
                        before.code(),
                        before.value() + value(data.tag(), subfield.code() + subfield.value(), repairs)));
            }
        }
        return new DataField(
                data.tag(), indicator(data, data.first(), repairs), indicator(data, data.second(), repairs), subfields);
    }

    private static char indicator(DataField data, char said, Set<Problem> repairs) {
        if (isPrintable(said)) {
            return said;
        }
        repairs.add(new Problem("indicator", data.tag()));
        return ' ';
    }

    private static String value(String tag, String value, Set<Problem> repairs) {
        if (CleanText.isClean(value)) {
            return value;
        }
        repairs.add(new Problem("control_characters", tag));
        return CleanText.clean(value);
    }

    private static boolean isPrintable(char value) {
        return value >= ' ' && value < 0x7F;
    }
}
