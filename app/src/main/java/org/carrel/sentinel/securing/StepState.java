package org.carrel.sentinel.securing;

import java.util.Locale;

/// How far a step has come. The database knows them by [#key()].
enum StepState {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    DROPPED;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StepState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
