package org.carrel.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.AccountState;
import org.carrel.engine.scoring.AccountStates;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.Changes;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.jspecify.annotations.Nullable;

/// States, checkpoint and results as bytes and rows, as the app keeps them; a restart forgets all else.
class StoredEngineTest extends EngineContract {

    @Override
    protected Runner start(DetectorSettings settings) {
        return new StoredRunner(settings);
    }

    private static final class StoredRunner implements Runner, AccountStates {

        private final DetectorSettings settings;
        private final Map<String, byte[]> stored = new HashMap<>();
        private final Map<String, AccountState> loaded = new HashMap<>();
        private final Map<String, AccountDay> days = new TreeMap<>();
        private final Map<String, Alert> alerts = new TreeMap<>();
        private Detector detector;

        StoredRunner(DetectorSettings settings) {
            this.settings = settings;
            this.detector = Detector.over(settings, this, null);
        }

        @Override
        public void accept(AccessEvent event) {
            detector.accept(event);
        }

        @Override
        public void restart() {
            store();
            loaded.clear();
            detector = Detector.over(settings, this, detector.checkpoint());
        }

        private void store() {
            Changes changes = detector.drain();
            changes.accountDays().forEach(day -> days.put(day.day() + day.account(), day));
            changes.alerts().forEach(alert -> alerts.put(alert.opened() + alert.account(), alert));
        }

        @Override
        public Results finish() {
            detector.settle();
            store();
            return new Results(
                    days.values().stream().toList(),
                    alerts.values().stream().toList(),
                    detector.finish().lateEvents());
        }

        @Override
        public Map<String, byte[]> states() {
            return stored;
        }

        @Override
        public @Nullable AccountState find(String token) {
            return loaded.computeIfAbsent(token, t -> {
                byte[] bytes = stored.get(t);
                return bytes == null ? null : AccountState.decode(bytes);
            });
        }

        @Override
        public void put(String token, AccountState state) {
            loaded.put(token, state);
            stored.put(token, state.encode());
        }

        @Override
        public void expireBefore(long epochDay) {}
    }
}
