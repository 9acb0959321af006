package org.carrel.sentinel.ingest;

import java.util.Set;

/// Accounts that are not analysed, because their owners objected.
public interface LeftOut {

    /// Their tokens, as the keys of the present epoch make them.
    Set<String> tokens();
}
