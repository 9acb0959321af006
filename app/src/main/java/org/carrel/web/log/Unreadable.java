package org.carrel.web.log;

import java.util.OptionalInt;
import org.apache.tomcat.util.http.InvalidParameterException;

/// A request whose form or query cannot be read is its sender's mistake, and no failure of ours to be traced.
final class Unreadable {

    private static final int DEEPEST = 8;

    private Unreadable() {}

    /// The status that answers it: 400, or 413 when it is too large; empty for every other failure.
    static OptionalInt status(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof InvalidParameterException unreadable) {
                return OptionalInt.of(unreadable.getErrorCode());
            }
        }
        return OptionalInt.empty();
    }
}
