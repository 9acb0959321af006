package org.carrel.testkit;

import org.carrel.engine.AccessEvent;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;

/// The scan's own way: nothing is stored, so a restart is none.
class InMemoryEngineTest extends EngineContract {

    @Override
    protected Runner start(DetectorSettings settings) {
        Detector detector = Detector.inMemory(settings);
        return new Runner() {
            @Override
            public void accept(AccessEvent event) {
                detector.accept(event);
            }

            @Override
            public void restart() {}

            @Override
            public Results finish() {
                Detection detection = detector.finish();
                return new Results(detection.accountDays(), detection.alerts(), detection.lateEvents());
            }
        };
    }
}
