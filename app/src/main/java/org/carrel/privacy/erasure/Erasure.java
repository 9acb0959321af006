package org.carrel.privacy.erasure;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.privacy.Subject;

/// An erasure and how far it has come.
///
/// @param handle by which the ledger knows it
/// @param state `confirmed`, then what was done last: `ledger`, `outside`, `rows`, `done`
/// @param whole the person goes; false where they are still a user and only some rows go
/// @param fromLedger a backup had brought the person back
/// @param subject empty once it is done
/// @param by account of the officer; empty for the ledger
/// @param tokens under which the person was kept; empty once it is done
/// @param keptTexts rows with texts about others that the officer keeps
public record Erasure(
        long id,
        UUID handle,
        String state,
        boolean whole,
        boolean fromLedger,
        Instant askedAt,
        Instant changedAt,
        Optional<Subject> subject,
        Optional<UUID> by,
        Set<String> tokens,
        Set<String> keptTexts) {

    public boolean done() {
        return state.equals("done");
    }
}
