package org.carrel.privacy.notice;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What the files say beyond what a declaration keeps: where a name stands, and who said `*`.
///
/// @param places file and line, by part and name, as `triggers.InvoiceRaised`
/// @param named for each purpose the categories that it names; not those that `*` brings
record Written(Map<String, String> places, Map<String, Set<String>> named) {

    Written() {
        this(new HashMap<>(), new HashMap<>());
    }

    void at(String part, String name, YamlMap at) {
        places.put(part + "." + name, at.place());
    }

    /// File and line.
    String place(String part, String name) {
        return places.getOrDefault(part + "." + name, "notice.yaml");
    }
}
