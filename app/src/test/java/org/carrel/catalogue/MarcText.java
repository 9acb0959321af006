package org.carrel.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.carrel.catalogue.marc.ControlField;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.MarcField;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.Subfield;

/// Records for tests, as cataloguers type them: a line a field, `245 10 $aTitle /$cby somebody`, a blank written `#`.
public final class MarcText {

    public static final String BOOK = "00000nam a2200000 a 4500";

    private MarcText() {}

    public static MarcRecord book(String lines) {
        return record(BOOK, lines);
    }

    public static MarcRecord record(String leader, String lines) {
        List<MarcField> fields = new ArrayList<>();
        for (String line : lines.strip().split("\n")) {
            String tag = line.substring(0, 3);
            if (MarcField.isControl(tag)) {
                fields.add(new ControlField(tag, line.substring(4).replace('#', ' ')));
            } else {
                List<Subfield> subfields = new ArrayList<>();
                for (String part : line.substring(line.indexOf('$') + 1).split("\\$")) {
                    subfields.add(new Subfield(part.charAt(0), part.substring(1)));
                }
                fields.add(new DataField(
                        tag,
                        line.substring(4, 5).replace('#', ' ').charAt(0),
                        line.substring(5, 6).replace('#', ' ').charAt(0),
                        subfields));
            }
        }
        return new MarcRecord(leader, fields);
    }
}
