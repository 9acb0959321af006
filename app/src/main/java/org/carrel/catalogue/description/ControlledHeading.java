package org.carrel.catalogue.description;

import java.util.List;
import org.carrel.catalogue.marc.DataField;

/// A heading of a record that an authority may stand for.
///
/// @param thesaurus the list that a subject is from, such as `lcsh`; empty for names, and where
/// the record does not say
/// @param numbers   of the authority, as the record says them in subfield 0 and 1; see
/// [AuthorityNumber]
/// @param field     where it stands
/// @param place     what the record's page shows it as: see [ControlledHeadings]; empty for none
/// of its own
public record ControlledHeading(
        HeadingForm form, HeadingUse use, String thesaurus, List<String> numbers, DataField field, String place) {

    public ControlledHeading {
        numbers = List.copyOf(numbers);
    }

    /// Tells the headings of one record apart, in eight bytes: FNV-1a of what it is used for,
    /// what it names and its
    /// key.
    public long hash() {
        long hash = 0xcbf29ce484222325L;
        String text = use.code() + ' ' + form.kind().code() + ' ' + form.key();
        for (int place = 0; place < text.length(); place++) {
            hash = (hash ^ text.charAt(place)) * 0x100000001b3L;
        }
        return hash;
    }
}
