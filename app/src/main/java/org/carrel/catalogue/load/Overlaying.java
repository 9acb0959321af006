package org.carrel.catalogue.load;

import java.util.ArrayList;
import java.util.List;
import org.carrel.catalogue.marc.MarcField;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.StoredMarc;

/// What a record becomes when the same comes again.
final class Overlaying {

    private static final int LEVEL = 17;

    private Overlaying() {}

    /// Whether they say the same, but for when they were last changed and what is kept anyway.
    static boolean isSame(MarcRecord ours, MarcRecord theirs, LoadRules rules) {
        return core(ours, rules).equals(core(theirs, rules));
    }

    private static String core(MarcRecord record, LoadRules rules) {
        return StoredMarc.text(new MarcRecord(
                record.leader(),
                record.fields().stream()
                        .filter(field -> !field.tag().equals("005") && !rules.keeps(field.tag()))
                        .toList()));
    }

    /// Theirs, with our fields of the tags that are kept and none of theirs.
    static MarcRecord merged(MarcRecord ours, MarcRecord theirs, LoadRules rules) {
        List<MarcField> fields = new ArrayList<>(theirs.fields().stream()
                .filter(field -> !rules.keeps(field.tag()))
                .toList());
        for (MarcField field : ours.fields()) {
            if (rules.keeps(field.tag())) {
                int place = fields.size();
                while (place > 0 && fields.get(place - 1).tag().compareTo(field.tag()) > 0) {
                    place--;
                }
                fields.add(place, field);
            }
        }
        return new MarcRecord(theirs.leader(), fields);
    }

    /// By the [encoding level](https://www.loc.gov/marc/bibliographic/bdleader.html): 8 and 5 are preliminary, 3 is
    /// brief, blank is full.
    static boolean isPoorer(MarcRecord theirs, MarcRecord ours) {
        return rank(theirs) < rank(ours);
    }

    /// Whether it is no more than a list of titles says.
    static boolean isBrief(String storedMarc) {
        return storedMarc.length() > LEVEL && storedMarc.charAt(LEVEL) == '3';
    }

    private static int rank(MarcRecord record) {
        return switch (record.leader().charAt(LEVEL)) {
            case ' ', 'I' -> 5;
            case '1', '4', 'L' -> 4;
            case '2', '7', 'K', 'M' -> 3;
            case '5', 'J' -> 2;
            case '3', '8' -> 1;
            default -> 0;
        };
    }
}
