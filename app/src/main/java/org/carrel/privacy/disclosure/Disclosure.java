package org.carrel.privacy.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an authority asked for, and what became of it.
///
/// @param categories kinds of data, as the notice names them
/// @param people how many it concerns
/// @param proposedBy null once nothing leads to that person any longer
/// @param withheldUntil the day from which those concerned may know; null for at once
record Disclosure(
        long id,
        String authority,
        String reference,
        String legalGround,
        List<String> categories,
        int people,
        Instant proposedAt,
        @Nullable UUID proposedBy,
        @Nullable Instant decidedAt,
        boolean refused,
        @Nullable Instant givenAt,
        @Nullable LocalDate withheldUntil,
        @Nullable String withheldBecause) {

    boolean isOpen() {
        return decidedAt == null;
    }

    boolean isReady() {
        return decidedAt != null && !refused && givenAt == null;
    }

    /// Whether this officer may decide: about more than one person, another than who recorded it.
    boolean isDecidedBy(UUID officer) {
        return people == 1 || !officer.equals(proposedBy);
    }

    /// A key under `disclosure.state.`.
    String state() {
        if (givenAt != null) {
            return "given";
        }
        if (refused) {
            return "refused";
        }
        if (decidedAt != null) {
            return "decided";
        }
        return people > 1 ? "seconding" : "proposed";
    }
}
