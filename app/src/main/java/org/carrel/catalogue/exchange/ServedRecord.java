package org.carrel.catalogue.exchange;

import java.time.Instant;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.marc.MarcRecord;
import org.jspecify.annotations.Nullable;

/// A record as other systems get it.
///
/// @param marc null where others should not show it any more
record ServedRecord(
        RecordId id, Instant changedAt, @Nullable MarcRecord marc) {}
