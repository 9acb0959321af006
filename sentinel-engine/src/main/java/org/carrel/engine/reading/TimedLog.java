package org.carrel.engine.reading;

import org.carrel.engine.AccessEvent;
import org.jspecify.annotations.Nullable;

/// Events of one log, one by one.
interface TimedLog {

    /// Null at the end.
    @Nullable
    AccessEvent next();

    /// When it begins; `Long.MAX_VALUE` where unknown.
    long firstSecond();

    /// Gives up what is open.
    void close();
}
