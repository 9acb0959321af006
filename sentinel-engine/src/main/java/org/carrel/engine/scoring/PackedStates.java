package org.carrel.engine.scoring;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// States of very many accounts in memory: those not seen for a day lie as bytes, a third of the room.
public final class PackedStates implements AccountStates {

    private final Map<String, AccountState> awake = new HashMap<>();
    private final Map<String, byte[]> asleep = new HashMap<>();
    private final int mostAwake;
    private long newestDay = Long.MIN_VALUE;
    private int nextPacking;

    /// @param mostAwake accounts from which on packing is worth while
    public PackedStates(int mostAwake) {
        this.mostAwake = mostAwake;
        this.nextPacking = mostAwake;
    }

    @Override
    public @Nullable AccountState find(String token) {
        AccountState state = awake.get(token);
        if (state != null) {
            return state;
        }
        byte[] bytes = asleep.remove(token);
        if (bytes == null) {
            return null;
        }
        AccountState woken = AccountState.decode(bytes);
        awake.put(token, woken);
        return woken;
    }

    @Override
    public void put(String token, AccountState state) {
        awake.put(token, state);
        newestDay = Math.max(newestDay, state.lastDay());
        if (awake.size() >= nextPacking) {
            pack();
        }
    }

    /// Only what was stored already is packed: a state that has changed since is dirty, and one that has only now been
    /// made has not seen a day.
    private void pack() {
        Iterator<Map.Entry<String, AccountState>> each = awake.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<String, AccountState> entry = each.next();
            AccountState state = entry.getValue();
            if (!state.dirty && state.lastDay() < newestDay && state.lastDay() != Long.MIN_VALUE) {
                asleep.put(entry.getKey(), state.encode());
                each.remove();
            }
        }
        nextPacking = Math.max(mostAwake, awake.size() + awake.size() / 4);
    }

    @Override
    public void expireBefore(long epochDay) {
        awake.values().removeIf(state -> state.lastDay() < epochDay);
        asleep.values().removeIf(bytes -> AccountState.decode(bytes).lastDay() < epochDay);
    }

    /// How many accounts there are.
    public int size() {
        return awake.size() + asleep.size();
    }
}
