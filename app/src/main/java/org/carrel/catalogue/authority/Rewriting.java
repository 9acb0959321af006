package org.carrel.catalogue.authority;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carrel.catalogue.description.ControlledHeading;
import org.carrel.catalogue.description.ControlledHeadings;
import org.carrel.catalogue.description.HeadingForm;
import org.carrel.catalogue.description.HeadingKind;
import org.carrel.catalogue.description.HeadingUse;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.MarcField;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.Subfield;

/// Writes the agreed heading into a record, in place of the form that stands there. Roles,
/// numbers and subdivisions
/// stay.
final class Rewriting {

    private static final int UNCHANGED = -1;

    private final AgreedHeading agreed;
    private final DataField established;
    private final Set<Long> linked;

    /// @param record of the authority
    /// @param linked the headings that are the authority's: see [ControlledHeading#hash]
    Rewriting(AgreedHeading agreed, MarcRecord record, Set<Long> linked) {
        this.agreed = agreed;
        this.established = AgreedHeading.established(record).orElseThrow();
        this.linked = new HashSet<>(linked);
    }

    MarcRecord of(MarcRecord record) {
        List<MarcField> fields = new ArrayList<>(record.fields());
        for (ControlledHeading heading : ControlledHeadings.of(record)) {
            int place = linked.contains(heading.hash()) ? place(fields, heading.field()) : UNCHANGED;
            if (place != UNCHANGED) {
                fields.set(place, rewritten(heading));
            }
        }
        return new MarcRecord(record.leader(), fields);
    }

    private static int place(List<MarcField> fields, DataField field) {
        for (int place = 0; place < fields.size(); place++) {
            if (fields.get(place) == field) {
                return place;
            }
        }
        return UNCHANGED;
    }

    private DataField rewritten(ControlledHeading heading) {
        DataField field = heading.field();
        if (!fits(heading.use())) {
            return field;
        }
        boolean whole = isWhole(heading);
        List<Subfield> old = heading.form().parts().stream()
                .filter(part -> whole || !HeadingForm.isDivision(part))
                .toList();
        List<Subfield> subfields = new ArrayList<>(field.subfields());
        int first = UNCHANGED;
        for (int place = subfields.size() - 1; place >= 0; place--) {
            if (isOne(old, subfields.get(place))) {
                subfields.remove(place);
                first = place;
            }
        }
        List<Subfield> fresh =
                new ArrayList<>(agreed.heading().field("100", ' ', ' ').subfields());
        Subfield next = first < subfields.size() ? subfields.get(first) : null;
        String ended = old.getLast().value().strip();
        fresh.add(ending(fresh.removeLast(), next == null ? ' ' : next.code(), ended));
        subfields.addAll(first, fresh);
        // What it is for stays, and what it is may be another thing than was thought: a place and no topic.
        String tag = field.tag().charAt(0) + established.tag().substring(1);
        return new DataField(tag, type(heading), field.second(), subfields);
    }

    /// Whether a field for this may say who or what the authority is: nobody is written by a topic.
    private boolean fits(HeadingUse use) {
        HeadingKind kind = agreed.heading().kind();
        return switch (use) {
            case AUTHOR -> kind.isName();
            case TITLE -> kind == HeadingKind.TITLE;
            case GENRE -> kind == HeadingKind.GENRE;
            case SUBJECT -> true;
        };
    }

    /// The first indicator: of a name how it is written, of a title what is skipped when it is sorted, of a topic how
    /// much it matters in this record.
    private char type(ControlledHeading heading) {
        DataField field = heading.field();
        if (agreed.heading().kind().hasThesaurus()) {
            return heading.form().kind().hasThesaurus() ? field.first() : ' ';
        }
        if (established.tag().endsWith("30")) {
            return field.tag().endsWith("30") ? field.first() : '0';
        }
        return established.first();
    }

    /// The very same subfield, not one that says the same behind a title.
    private static boolean isOne(List<Subfield> old, Subfield subfield) {
        for (Subfield one : old) {
            if (one == subfield) {
                return true;
            }
        }
        return false;
    }

    /// Whether the authority stands for the heading with its subdivisions.
    private boolean isWhole(ControlledHeading heading) {
        String key = heading.form().key();
        return agreed.heading().key().equals(key)
                || agreed.variants().stream().anyMatch(form -> form.key().equals(key))
                || !agreed.heading().base().equals(agreed.heading().key());
    }

    /// The mark before a role, and the full stop at the end, where there was one.
    private static Subfield ending(Subfield last, char next, String ended) {
        String value = last.value();
        boolean open = value.endsWith("-") || value.endsWith(",");
        if ((next == 'e' || next == 'j') && !open) {
            return new Subfield(last.code(), value + ",");
        }
        boolean stops = ended.endsWith(".") && !value.endsWith(".") && !value.endsWith(")") && !open;
        return stops ? new Subfield(last.code(), value + ".") : last;
    }
}
