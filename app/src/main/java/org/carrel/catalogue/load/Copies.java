package org.carrel.catalogue.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carrel.catalogue.load.LoadRules.Items;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.Problem;
import org.jspecify.annotations.Nullable;

/// Finds the copies that a record names.
final class Copies {

    private static final int LONGEST = 200;

    private final Items rules;
    private final List<Problem> remarks;

    private Copies(Items rules, List<Problem> remarks) {
        this.rules = rules;
        this.remarks = remarks;
    }

    /// @param remarks gets what cannot be taken in
    static List<Copy> of(MarcRecord record, Items rules, List<Problem> remarks) {
        Copies copies = new Copies(rules, remarks);
        List<DataField> places = record.data(rules.placeTag()).toList();
        List<Copy> found = new ArrayList<>();
        record.data(rules.tag())
                .forEach(field -> copies.one(field, copies.place(field, places)).ifPresent(found::add));
        return found;
    }

    /// Beside each other, fields belong together by the number in subfield 8; with one place there is no question.
    private DataField place(DataField field, List<DataField> places) {
        if (rules.tag().equals(rules.placeTag()) || places.isEmpty()) {
            return field;
        }
        String link = link(field);
        return places.stream()
                .filter(place -> !link.isEmpty() && link(place).equals(link))
                .findFirst()
                .orElse(places.getFirst());
    }

    private static String link(DataField field) {
        String link = field.first('8').orElse("");
        int point = link.indexOf('.');
        return point < 0 ? link : link.substring(0, point);
    }

    private Optional<Copy> one(DataField field, DataField place) {
        String barcode = text(field, rules.barcode()).replace(" ", "");
        if (!barcode.matches("[!-~]{1,40}")) {
            remarks.add(barcode.isEmpty() ? new Problem("no_barcode", rules.tag()) : new Problem("barcode", barcode));
            return Optional.empty();
        }
        String location = ours(text(place, rules.location()), rules.locations(), rules.otherLocation());
        if (location == null) {
            remarks.add(new Problem("location", text(place, rules.location()) + "\n" + barcode));
            return Optional.empty();
        }
        String type = ours(text(field, rules.type()), rules.types(), rules.otherType());
        if (type == null) {
            remarks.add(new Problem("item_type", text(field, rules.type()) + "\n" + barcode));
            return Optional.empty();
        }
        return Optional.of(new Copy(
                barcode,
                location,
                cut(text(place, rules.callNumber()), barcode),
                type,
                cut(text(field, rules.part()), barcode)));
    }

    private static @Nullable String ours(String theirs, Map<String, String> ours, @Nullable String other) {
        return ours.getOrDefault(theirs.toLowerCase(Locale.ROOT), other);
    }

    private String cut(String text, String barcode) {
        if (text.length() <= LONGEST) {
            return text;
        }
        remarks.add(new Problem("cut", barcode));
        return text.substring(0, LONGEST);
    }

    private static String text(DataField field, String codes) {
        return codes.isEmpty() ? "" : field.text(codes).strip().replaceAll("\\s+", " ");
    }
}
