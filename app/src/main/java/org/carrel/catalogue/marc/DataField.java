package org.carrel.catalogue.marc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A field of two indicators and subfields.
///
/// Every record that is loaded or indexed is asked some hundred times for subfields: loops, for streams take as long to
/// be
/// set up as there is to do.
public record DataField(String tag, char first, char second, List<Subfield> subfields) implements MarcField {

    public DataField {
        subfields = List.copyOf(subfields);
    }

    public Optional<String> first(char code) {
        for (Subfield subfield : subfields) {
            if (subfield.code() == code) {
                return Optional.of(subfield.value());
            }
        }
        return Optional.empty();
    }

    /// All values of the subfields of these codes, in the order of the record.
    public List<String> all(String codes) {
        List<String> values = new ArrayList<>(subfields.size());
        for (Subfield subfield : subfields) {
            if (codes.indexOf(subfield.code()) >= 0) {
                values.add(subfield.value());
            }
        }
        return values;
    }

    /// [#all] with a space between.
    public String text(String codes) {
        return String.join(" ", all(codes));
    }
}
