package org.carrel.privacy.request;

import org.jspecify.annotations.Nullable;

/// What somebody asks, as it was typed.
///
/// @param concerns a purpose or a category of the notice, or `*`
/// @param name of somebody who is not signed in
/// @param reach where they are reached
/// @param aboutOther whom it is about and by what right, where somebody acts for another
record Asked(
        Kind kind,
        String concerns,
        String body,
        @Nullable String name,
        @Nullable String reach,
        @Nullable String aboutOther) {

    static final int LONGEST = 4000;

    static Asked own(Kind kind, String concerns, String body) {
        return new Asked(kind, concerns, body.strip(), null, null, null);
    }
}
