package org.carrel.catalogue.marc;

import java.util.ArrayList;
import java.util.List;

/// A record as cataloguers write it: the leader, then a line a field, as `245 10 $aTitle /$cby somebody`. A blank
/// indicator is `#`; a dollar sign in a value is `{dollar}`.
public final class MarcLines {

    private static final String LEADER = "LDR";
    private static final String DOLLAR = "{dollar}";
    private static final int TAG = 3;
    private static final int INDICATORS = 6;
    private static final int LEADER_LENGTH = 24;

    private MarcLines() {}

    /// What came of reading lines.
    public sealed interface Read {

        record Whole(MarcRecord record) implements Read {}

        /// @param line   from 1
        /// @param reason a message key under `marc.line.`
        record Wrong(int line, String reason) implements Read {}
    }

    public static String text(MarcRecord record) {
        StringBuilder lines =
                new StringBuilder(LEADER).append(' ').append(record.leader()).append('\n');
        for (MarcField field : record.fields()) {
            lines.append(field.tag()).append(' ');
            switch (field) {
                case ControlField control -> lines.append(control.value());
                case DataField data -> {
                    lines.append(shown(data.first()))
                            .append(shown(data.second()))
                            .append(' ');
                    data.subfields()
                            .forEach(subfield -> lines.append('$')
                                    .append(subfield.code())
                                    .append(subfield.value().replace("$", DOLLAR)));
                }
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    private static char shown(char indicator) {
        return indicator == ' ' ? '#' : indicator;
    }

    /// Empty lines are left out.
    public static Read read(String text) {
        String leader = "";
        List<MarcField> fields = new ArrayList<>();
        String[] lines = text.split("\\R", -1);
        for (int number = 1; number <= lines.length; number++) {
            String line = lines[number - 1];
            if (line.isBlank()) {
                continue;
            }
            String wrong = wrong(line);
            if (!wrong.isEmpty()) {
                return new Read.Wrong(number, wrong);
            }
            if (line.startsWith(LEADER)) {
                leader = line.substring(TAG + 1);
            } else {
                fields.add(field(line));
            }
        }
        return leader.length() == LEADER_LENGTH
                ? new Read.Whole(new MarcRecord(leader, fields))
                : new Read.Wrong(1, "leader");
    }

    private static String wrong(String line) {
        if (line.chars().anyMatch(letter -> Character.isISOControl(letter) && letter != '\t')) {
            return "control";
        }
        if (line.length() <= TAG
                || line.charAt(TAG) != ' '
                || !line.substring(0, TAG).matches("[0-9A-Za-z]{3}")) {
            return "tag";
        }
        if (line.startsWith(LEADER)) {
            return line.substring(TAG).matches(" [ -~]{" + LEADER_LENGTH + "}") ? "" : "leader";
        }
        if (MarcField.isControl(line)) {
            return "";
        }
        boolean indicated = line.length() > INDICATORS + 1
                && line.substring(TAG + 1, INDICATORS).matches("[#0-9a-z ]{2}");
        if (!indicated || line.charAt(INDICATORS) != ' ') {
            return "indicators";
        }
        String subfields = line.substring(INDICATORS + 1);
        // Every part is a code, which is one byte in ISO 2709, and a value.
        return subfields.matches("(?:\\$[!-#%-~][^$]*)+") ? "" : "subfields";
    }

    private static MarcField field(String line) {
        String tag = line.substring(0, TAG);
        if (MarcField.isControl(tag)) {
            return new ControlField(tag, line.substring(TAG + 1));
        }
        List<Subfield> subfields = new ArrayList<>();
        for (String part : line.substring(INDICATORS + 2).split("\\$", -1)) {
            subfields.add(new Subfield(part.charAt(0), part.substring(1).replace(DOLLAR, "$")));
        }
        return new DataField(tag, indicator(line, TAG + 1), indicator(line, TAG + 2), subfields);
    }

    private static char indicator(String line, int place) {
        return line.charAt(place) == '#' ? ' ' : line.charAt(place);
    }
}
