package org.carrel.privacy;

import java.util.List;
import java.util.Set;

/// The record of who did what with whose data. Nothing in it can be changed; [#forget] makes what
/// it says of somebody unreadable.
///
/// What staff read through [Purposes] is written down by itself. Disclosures, erasures and
/// releases say so.
public interface Audit {

    /// Returns once it is on disk. Call it outside a transaction: it waits for one of its own.
    ///
    /// @throws AuditFailed when it could not be written; what it is about must then not happen
    void record(List<AuditEvent> events);

    /// Destroys the keys to what was written down about somebody, under their numbers and under these
    /// tokens. What follows about them is written with new
    /// keys.
    ///
    /// @return how many keys there were: one for each year and each number or pseudonym
    int forget(Subject subject, Set<String> tokens);
}
