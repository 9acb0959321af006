package org.carrel.catalogue.kbart;

import org.carrel.catalogue.marc.Problem;

/// What came of one line.
public sealed interface KbartRead {

    /// From 1, the header's.
    long line();

    record Read(long line, byte[] raw, KbartTitle title) implements KbartRead {}

    /// @param raw as it came; the beginning of one that is too long
    record SetAside(long line, byte[] raw, Problem why) implements KbartRead {}
}
