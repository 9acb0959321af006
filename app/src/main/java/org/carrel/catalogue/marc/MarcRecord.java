package org.carrel.catalogue.marc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A MARC 21 record whole, in Unicode, its fields in the order in which they came.
///
/// @param leader 24 characters; its lengths and addresses are worked out anew whenever it is written
public record MarcRecord(String leader, List<MarcField> fields) {

    public MarcRecord {
        if (leader.length() != 24) {
            throw new IllegalArgumentException("a leader has 24 characters, this one " + leader.length());
        }
        fields = List.copyOf(fields);
    }

    /// The value of the first control field with that tag.
    public Optional<String> control(String tag) {
        for (MarcField field : fields) {
            if (field instanceof ControlField control && control.tag().equals(tag)) {
                return Optional.of(control.value());
            }
        }
        return Optional.empty();
    }

    /// Data fields with one of these tags, in the order of the record.
    public Stream<DataField> data(String... tags) {
        List<String> wanted = List.of(tags);
        return fields.stream()
                .filter(field -> field instanceof DataField && wanted.contains(field.tag()))
                .map(DataField.class::cast);
    }
}
