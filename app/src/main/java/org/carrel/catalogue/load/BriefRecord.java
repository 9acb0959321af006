package org.carrel.catalogue.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.catalogue.description.Isbn;
import org.carrel.catalogue.description.Issn;
import org.carrel.catalogue.kbart.KbartTitle;
import org.carrel.catalogue.marc.ControlField;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.MarcField;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.Subfield;

/// A record made of what a list of titles says, for a title that nobody has catalogued. Its encoding level says that it
/// is brief, so that any true record replaces it.
final class BriefRecord {

    private static final String SERIAL = "00000nas a22000003u 4500";
    private static final String MONOGRAPH = "00000nam a22000003u 4500";

    private BriefRecord() {}

    /// @param system of the number that it gets in field 001
    static MarcRecord of(KbartTitle title, String number, String system) {
        List<MarcField> fields = new ArrayList<>();
        fields.add(new ControlField("001", number));
        fields.add(new ControlField("003", system));
        fields.add(new ControlField("006", "m     o  d        "));
        fields.add(new ControlField("007", "cr"));
        fields.add(new ControlField("008", coded(title)));
        number(fields, title.online());
        number(fields, title.print());
        add(fields, "100", '1', ' ', 'a', title.serial() ? "" : title.author());
        fields.add(new DataField(
                "245",
                title.serial() || title.author().isEmpty() ? '0' : '1',
                '0',
                title.volume().isEmpty()
                        ? List.of(new Subfield('a', title.title()))
                        : List.of(new Subfield('a', title.title()), new Subfield('n', title.volume()))));
        add(fields, "250", ' ', ' ', 'a', title.edition());
        List<Subfield> imprint = new ArrayList<>();
        if (!title.publisher().isEmpty()) {
            imprint.add(new Subfield('b', title.publisher()));
        }
        if (!title.published().isEmpty()) {
            imprint.add(new Subfield('c', title.published()));
        }
        if (!imprint.isEmpty()) {
            fields.add(new DataField("264", ' ', '1', imprint));
        }
        add(fields, "700", '1', ' ', 'a', title.editor());
        return new MarcRecord(title.serial() ? SERIAL : MONOGRAPH, fields);
    }

    /// Place, language and the rest are unknown.
    private static String coded(KbartTitle title) {
        String year = title.published().matches("\\d{4}.*") ? title.published().substring(0, 4) : "    ";
        return title.serial()
                ? "      cuuuu9999xx  u  o     0   u0   |||  "
                : "      s" + year + "    xx     o     000 0 ||| d";
    }

    private static void number(List<MarcField> fields, String said) {
        Optional<String> issn = Issn.normal(said);
        add(
                fields,
                "022",
                ' ',
                ' ',
                'a',
                issn.map(number -> number.substring(0, 4) + "-" + number.substring(4))
                        .orElse(""));
        add(fields, "020", ' ', ' ', 'a', Isbn.normal(said).orElse(""));
    }

    private static void add(List<MarcField> fields, String tag, char first, char second, char code, String value) {
        if (!value.isEmpty()) {
            fields.add(new DataField(tag, first, second, List.of(new Subfield(code, value))));
        }
    }
}
