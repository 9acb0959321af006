package org.carrel.privacy;

import java.util.List;
import java.util.UUID;

/// Everybody who can sign in and can be written to, for what all have to be told. The module that knows people
/// implements it; the caller acts for a purpose that may read numbers and addresses.
public interface Readership {

    /// In the order of their numbers.
    ///
    /// @param after the last one of the batch before; all zeros for the first
    List<Addressed> next(UUID after, int most);

    /// @param email where they are written to
    record Addressed(UUID account, String email) {

        /// Without the address: records end up in messages and logs.
        @Override
        public String toString() {
            return "Addressed[" + account + "]";
        }
    }
}
