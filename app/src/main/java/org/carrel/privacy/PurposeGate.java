package org.carrel.privacy;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stands before every transaction that acts for a purpose.
public interface PurposeGate {

    /// Runs `transaction`, or refuses it.
    ///
    /// @param subject the only person whose rows it sees; null where the purpose is not bound to
    /// one
    /// @throws PurposeRefused when nobody may act for this purpose here, or this viewer may not
    <T extends @Nullable Object> T pass(Purpose purpose, @Nullable Subject subject, Supplier<T> transaction);
}
