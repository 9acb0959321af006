package org.carrel.people.desk;

import org.jspecify.annotations.Nullable;

/// Who somebody is and where they are reached; empty where it is not known.
///
/// @param given   the mail address that their institution gave
/// @param own     the one they gave themselves
/// @param fromFeed the title of a system that told of them; null where they were entered by hand
record PersonDetails(
        String name,
        String given,
        String own,
        String phone,
        String address,
        @Nullable String fromFeed) {

    /// What the page was made from: another member of staff may have changed it since.
    String version() {
        return Version.of(name, given, own, phone, address);
    }

    /// Without anything: records end up in messages and logs.
    @Override
    public String toString() {
        return "PersonDetails";
    }
}
