package org.carrel.web.log;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.springframework.boot.logging.StackTracePrinter;

/// Prints an exception's classes and frames without its messages. A message quotes data: a unique violation names the
/// value that was there already, a failed conversion the text that was typed.
public final class TraceWithoutMessages implements StackTracePrinter {

    private static final int FRAMES = 40;

    @Override
    public void printStackTrace(Throwable throwable, Appendable out) throws IOException {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable t = throwable; t != null && seen.add(t); t = t.getCause()) {
            out.append(seen.size() == 1 ? "" : "caused by ")
                    .append(t.getClass().getName())
                    .append('\n');
            StackTraceElement[] frames = t.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                out.append("  at ").append(frames[i].toString()).append('\n');
            }
        }
    }

    static String of(Throwable throwable) {
        return new TraceWithoutMessages().printStackTraceToString(throwable);
    }
}
