package org.carrel.sentinel.ingest;

import java.util.Set;

/// Accounts that are not analysed, because their owners objected.
public interface LeftOut {

    /// Their tokens, of every epoch whose keys are there.
    Set<String> tokens();
}
