package org.carrel.engine.keeping;

import java.util.HashMap;
import java.util.Map;
import org.carrel.engine.scoring.AccountState;
import org.carrel.engine.scoring.AccountStates;
import org.jspecify.annotations.Nullable;

/// Copies of the states that are touched; the originals stay as they are.
final class CopiedStates implements AccountStates {
    private final KeptStates originals;
    private final Map<String, AccountState> copies = new HashMap<>();

    CopiedStates(KeptStates originals) {
        this.originals = originals;
    }

    @Override
    public @Nullable AccountState find(String token) {
        AccountState copy = copies.get(token);
        if (copy == null) {
            copy = originals.copy(token);
            if (copy != null) {
                copies.put(token, copy);
            }
        }
        return copy;
    }

    @Override
    public void put(String token, AccountState state) {
        copies.put(token, state);
    }

    /// Nothing outlives the copies, so nothing needs to go.
    @Override
    public void expireBefore(long epochDay) {
        copies.values().removeIf(state -> state.lastDay() < epochDay);
    }
}
