package org.carrel.engine.reading;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// How logs are to be read.
///
/// @param format a LogFormat, or the name of a known format; null to recognise it from the log
/// @param zone for times that carry no offset
/// @param now lines dated more than a day later are skipped
public record ReaderSettings(@Nullable String format, ZoneId zone, Instant now) {}
