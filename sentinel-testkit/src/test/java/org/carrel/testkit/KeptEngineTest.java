package org.carrel.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.keeping.KeptDetector;
import org.carrel.engine.keeping.KeptKeys;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.DetectorSettings;
import org.junit.jupiter.api.io.TempDir;

/// A state folder; a restart is a kill, after which the same lines come once more from the first.
class KeptEngineTest extends EngineContract {
    private static final long CHUNK = 700;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private int worlds;

    @Override
    protected Runner start(DetectorSettings settings) {
        Path state = folder.resolve("state-" + ++worlds);
        return new Runner() {
            private final List<AccessEvent> log = new ArrayList<>();
            private KeptDetector detector = open();

            private KeptDetector open() {
                KeptKeys keys = new KeptKeys(1, 1, token -> token);
                return KeptDetector.open(state, keys, settings, CHUNK, sentence -> {
                    throw new AssertionError(sentence);
                });
            }

            @Override
            public void accept(AccessEvent event) {
                log.add(event);
                detector.accept(event);
            }

            @Override
            public void restart() {
                detector.close();
                detector = open();
                log.forEach(detector::accept);
            }

            @Override
            public Results finish() {
                Detection detection = detector.finish();
                detector.close();
                return new Results(detection.accountDays(), detection.alerts(), detection.lateEvents());
            }
        };
    }
}
