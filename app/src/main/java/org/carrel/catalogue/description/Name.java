package org.carrel.catalogue.description;

import java.util.List;

/// A person, body or meeting that has a part in the work.
///
/// @param heading   as catalogued: `Austen, Jane, 1775-1817`
/// @param family    of a person entered under it; else the whole name without dates and titles
/// @param given     may be empty
/// @param key       the heading folded, the same for all records that mean the same name
/// @param roles     relator terms as the record says them, such as `editor`
/// @param main      whether the work is entered under it
/// @param uris      what the record says identifies it: subfields 0 and 1
public record Name(
        Kind kind,
        Text heading,
        String family,
        String given,
        String key,
        List<String> roles,
        boolean main,
        List<String> uris) {

    /// What bears the name.
    public enum Kind {
        PERSON,
        BODY,
        MEETING
    }

    public Name {
        roles = List.copyOf(roles);
        uris = List.copyOf(uris);
    }
}
