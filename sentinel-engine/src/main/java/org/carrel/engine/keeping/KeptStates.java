package org.carrel.engine.keeping;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.carrel.engine.scoring.AccountState;
import org.carrel.engine.scoring.AccountStates;
import org.jspecify.annotations.Nullable;

/// States as bytes, by token; those in use since the last [#rest] also as objects.
final class KeptStates implements AccountStates {
    /// Where the bytes of a state tell their version.
    private static final int VERSION_AT = 2;

    private final Map<String, Packed> packed = new HashMap<>();
    private final Map<String, AccountState> awake = new HashMap<>();

    /// @param lastDay as the bytes have it, so that they need not be decoded to see whether they expire
    private record Packed(byte[] bytes, long lastDay) {}

    @Override
    public @Nullable AccountState find(String token) {
        AccountState state = awake.get(token);
        Packed bytes = state == null ? packed.get(token) : null;
        if (bytes != null) {
            state = AccountState.decode(bytes.bytes());
            awake.put(token, state);
        }
        return state;
    }

    /// A copy of what stands under the token.
    @Nullable
    AccountState copy(String token) {
        Packed bytes = packed.get(token);
        return bytes == null ? null : AccountState.decode(bytes.bytes());
    }

    @Override
    public void put(String token, AccountState state) {
        awake.put(token, state);
        packed.put(token, new Packed(state.encode(), state.lastDay()));
    }

    @Override
    public void expireBefore(long epochDay) {
        awake.entrySet().removeIf(entry -> {
            boolean expires = entry.getValue().lastDay() < epochDay;
            if (expires) {
                packed.remove(entry.getKey());
            }
            return expires;
        });
        packed.entrySet()
                .removeIf(entry -> entry.getValue().lastDay() < epochDay && !awake.containsKey(entry.getKey()));
    }

    /// Directly after the detector has handed over what changed: objects are let go.
    void rest() {
        awake.clear();
    }

    int size() {
        return packed.size();
    }

    /// The states under other tokens.
    KeptStates under(UnaryOperator<String> tokens) {
        KeptStates moved = new KeptStates();
        packed.forEach((token, state) -> moved.packed.put(tokens.apply(token), state));
        return moved;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(packed.size());
        for (Map.Entry<String, Packed> entry : new TreeMap<>(packed).entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue().lastDay());
            out.writeInt(entry.getValue().bytes().length);
            out.write(entry.getValue().bytes());
        }
    }

    /// @throws IllegalArgumentException if a state is of a version that this program does not know
    static KeptStates read(DataInput in) throws IOException {
        KeptStates states = new KeptStates();
        Set<Byte> versions = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            String token = in.readUTF();
            long lastDay = in.readLong();
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            if (versions.add(bytes[VERSION_AT])) {
                AccountState.decode(bytes);
            }
            states.packed.put(token, new Packed(bytes, lastDay));
        }
        return states;
    }
}
