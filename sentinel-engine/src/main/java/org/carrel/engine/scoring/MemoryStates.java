package org.carrel.engine.scoring;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The states of one scan.
final class MemoryStates implements AccountStates {

    private final Map<String, AccountState> states = new HashMap<>();

    @Override
    public @Nullable AccountState find(String token) {
        return states.get(token);
    }

    @Override
    public void put(String token, AccountState state) {
        states.put(token, state);
    }

    @Override
    public void expireBefore(long epochDay) {
        states.values().removeIf(state -> state.lastDay() < epochDay);
    }
}
