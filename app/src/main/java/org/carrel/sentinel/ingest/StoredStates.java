package org.carrel.sentinel.ingest;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.carrel.engine.scoring.AccountState;
import org.carrel.engine.scoring.AccountStates;
import org.jspecify.annotations.Nullable;

/// The accounts' states, in a table, with those of the present chunk in memory.
final class StoredStates implements AccountStates {

    private static final int MOST_HELD = 50_000;

    private final StateTable repository;
    private final Map<String, AccountState> held = new HashMap<>();
    private final Map<String, AccountState> changed = new HashMap<>();
    private @Nullable LocalDate expiry;

    StoredStates(StateTable repository) {
        this.repository = repository;
    }

    @Override
    public @Nullable AccountState find(String token) {
        AccountState state = held.get(token);
        if (state == null) {
            state = repository.state(token).map(AccountState::decode).orElse(null);
            if (state != null) {
                held.put(token, state);
            }
        }
        return state;
    }

    @Override
    public void put(String token, AccountState state) {
        held.put(token, state);
        changed.put(token, state);
    }

    @Override
    public void expireBefore(long epochDay) {
        expiry = LocalDate.ofEpochDay(epochDay);
        held.values().removeIf(state -> state.lastDay() < epochDay);
        changed.values().removeIf(state -> state.lastDay() < epochDay);
    }

    /// Writes what changed, but nothing of `leftOut`; inside the chunk's transaction.
    void save(Set<String> leftOut) {
        changed.keySet().removeAll(leftOut);
        held.keySet().removeAll(leftOut);
        repository.saveStates(changed);
        changed.clear();
        if (expiry != null) {
            repository.deleteStatesBefore(expiry);
            expiry = null;
        }
        if (held.size() > MOST_HELD) {
            held.clear();
        }
    }
}
