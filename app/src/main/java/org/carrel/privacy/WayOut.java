package org.carrel.privacy;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door that [DisclosureGate] opens and shuts. Every class that can reach another system asks here first; an
/// architecture test keeps all others from the means to do it.
public final class WayOut {

    private static final Logger LOG = LoggerFactory.getLogger(WayOut.class);
    private static final ScopedValue<Boolean> OPEN = ScopedValue.newInstance();

    private WayOut() {}

    static <T> T open(Supplier<T> sending) {
        return ScopedValue.where(OPEN, Boolean.TRUE).call(sending::get);
    }

    /// Called right before a connection is used.
    ///
    /// @param where for the log: the kind of system, never a person
    /// @throws IllegalStateException outside the gate
    public static void mustBeOpen(String where) {
        if (!OPEN.isBound()) {
            LOG.error("Refused to reach {}: nobody asked the disclosure gate", where);
            throw new IllegalStateException("Nothing leaves for " + where + " but through the disclosure gate");
        }
    }
}
