package org.carrel.sentinel.ingest;

import java.util.HashMap;
import java.util.Map;
import org.carrel.engine.scoring.AccountState;
import org.carrel.engine.scoring.AccountStates;
import org.carrel.engine.scoring.Changes;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.jspecify.annotations.Nullable;

/// What the last hour's lines already show.
///
/// The detector holds back lines for as long as an older one may still come (another proxy's log of the same hour), and
/// a stolen account cannot wait that long. So its state is copied, the copy is told that no more will come, and what
/// the copy finds is shown now; the detector itself goes on undisturbed and confirms it later.
final class Provisional {

    private Provisional() {}

    static Changes of(DetectorSettings settings, byte[] checkpoint, AccountStates states) {
        Detector copy = Detector.over(settings, new Copies(states), checkpoint);
        copy.settle();
        return copy.drain();
    }

    /// Copies of the states that are touched; the originals stay as they are.
    private static final class Copies implements AccountStates {

        private final AccountStates originals;
        private final Map<String, AccountState> copies = new HashMap<>();

        Copies(AccountStates originals) {
            this.originals = originals;
        }

        @Override
        public @Nullable AccountState find(String token) {
            AccountState copy = copies.get(token);
            if (copy == null) {
                AccountState original = originals.find(token);
                if (original != null) {
                    copy = AccountState.decode(original.encode());
                    copies.put(token, copy);
                }
            }
            return copy;
        }

        @Override
        public void put(String token, AccountState state) {
            copies.put(token, state);
        }

        @Override
        public void expireBefore(long epochDay) {
            copies.values().removeIf(state -> state.lastDay() < epochDay);
        }
    }
}
