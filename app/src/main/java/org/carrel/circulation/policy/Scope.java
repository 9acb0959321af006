package org.carrel.circulation.policy;

/// What a rule is about.
///
/// @param patrons   codes of patron types
/// @param items     codes of the catalogue's types of items
/// @param locations codes of the catalogue's locations
public record Scope(Choice patrons, Choice items, Choice locations) {

    static final Scope EVERYTHING = new Scope(Choice.ALL, Choice.ALL, Choice.ALL);

    boolean admits(Combination one) {
        return patrons.admits(one.patron()) && items.admits(one.item()) && locations.admits(one.location());
    }

    /// Whether this is about everything that `other` is about.
    boolean contains(Scope other) {
        return patrons.contains(other.patrons) && items.contains(other.items) && locations.contains(other.locations);
    }
}
