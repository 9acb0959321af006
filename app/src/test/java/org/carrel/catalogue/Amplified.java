package org.carrel.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.carrel.catalogue.marc.ControlField;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.MarcField;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.Subfield;

/// As many records as wanted, each put together of fields of a few real ones: titles, names, subjects and notes come
/// each
/// from another, and words are mixed in that some tens of thousands share.
public final class Amplified {

    private static final int VOCABULARY = 200_000;

    private final List<MarcRecord> real;

    public Amplified(List<MarcRecord> real) {
        this.real = real;
    }

    /// The same for the same number, always.
    public MarcRecord record(int number) {
        Random chance = new Random(number * 31L + 7);
        MarcRecord base = other(chance);
        List<MarcField> fields = new ArrayList<>();
        fields.add(new ControlField("001", "amp" + number));
        for (MarcField field : base.fields()) {
            if (field instanceof ControlField control && !control.tag().equals("001")) {
                fields.add(control);
            }
        }
        add(fields, other(chance), "100", "110", "700", "710");
        title(fields, other(chance), number, chance);
        add(fields, base, "020", "022", "260", "264", "300", "490", "830");
        add(fields, other(chance), "500", "505", "511", "520");
        add(fields, other(chance), "600", "650", "651");
        return new MarcRecord(base.leader(), fields);
    }

    private MarcRecord other(Random chance) {
        return real.get(chance.nextInt(real.size()));
    }

    private static void add(List<MarcField> fields, MarcRecord from, String... tags) {
        from.data(tags).forEach(fields::add);
    }

    private static void title(List<MarcField> fields, MarcRecord from, int number, Random chance) {
        String title =
                from.data("245").findFirst().map(field -> field.text("a")).orElse("Untitled");
        String rest = word(chance) + " " + word(chance) + " of " + word(chance) + " " + number;
        fields.add(new DataField("245", '1', '0', List.of(new Subfield('a', title), new Subfield('b', rest))));
    }

    /// Some words are everywhere and most are rare, as in any language.
    private static String word(Random chance) {
        int rank = (int) Math.pow(VOCABULARY, chance.nextDouble());
        StringBuilder word = new StringBuilder();
        for (int rest = rank + 20; rest > 0; rest /= 20) {
            word.append("bdfgklmnprstvzchjwqx".charAt(rest % 20)).append("aeiou".charAt(rest % 5));
        }
        return word.toString();
    }
}
