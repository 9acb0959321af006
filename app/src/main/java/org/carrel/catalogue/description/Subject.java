package org.carrel.catalogue.description;

import java.util.List;

/// What the work is about.
///
/// @param heading parts joined by an en dash: `Jazz – 1921-1930`
/// @param topic   its first part, by which results are counted: `Jazz`
/// @param key     the heading folded
/// @param uris    what the record says identifies it: subfields 0 and 1
public record Subject(Text heading, String topic, String key, List<String> uris) {

    public Subject {
        uris = List.copyOf(uris);
    }
}
