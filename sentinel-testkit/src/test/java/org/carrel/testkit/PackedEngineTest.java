package org.carrel.testkit;

import java.util.Map;
import java.util.TreeMap;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.Changes;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.engine.scoring.PackedStates;

/// States in memory that are packed when they are not in use; drained often, so that many are.
class PackedEngineTest extends EngineContract {
    private static final int EVENTS_A_DRAIN = 200;

    @Override
    protected Runner start(DetectorSettings settings) {
        return new PackedRunner(settings);
    }

    private static final class PackedRunner implements Runner {
        private final PackedStates states = new PackedStates(10);
        private final Map<String, AccountDay> days = new TreeMap<>();
        private final Map<String, Alert> alerts = new TreeMap<>();
        private final Detector detector;
        private int events;

        PackedRunner(DetectorSettings settings) {
            this.detector = Detector.over(settings, states, null);
        }

        @Override
        public void accept(AccessEvent event) {
            detector.accept(event);
            if (++events % EVENTS_A_DRAIN == 0) {
                drain();
            }
        }

        private void drain() {
            Changes changes = detector.drain();
            changes.accountDays().forEach(day -> days.put(day.day() + day.account(), day));
            changes.alerts().forEach(alert -> alerts.put(alert.opened() + alert.account(), alert));
        }

        /// What is in memory cannot outlive its detector.
        @Override
        public void restart() {
            drain();
        }

        @Override
        public Results finish() {
            detector.settle();
            drain();
            return new Results(
                    days.values().stream().toList(),
                    alerts.values().stream().toList(),
                    detector.finish().lateEvents());
        }
    }
}
