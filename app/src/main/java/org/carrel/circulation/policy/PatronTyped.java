package org.carrel.circulation.policy;

import java.util.List;

/// A patron type as it stands in its form, right or wrong.
///
/// @param covers keys, as [Cover#key] spells them
record PatronTyped(String code, String name, List<String> covers, String items, String requests) {

    static PatronTyped blank() {
        return new PatronTyped("", "", List.of(), "5", "3");
    }

    static PatronTyped of(PatronType type) {
        return new PatronTyped(
                type.code(),
                type.name(),
                type.covers().stream().map(Cover::key).toList(),
                String.valueOf(type.items()),
                String.valueOf(type.requests()));
    }

    PolicyFile.OrWrong<PatronType> read() {
        return PolicyFile.patron(code, name, String.join(" ", covers), items, requests);
    }
}
