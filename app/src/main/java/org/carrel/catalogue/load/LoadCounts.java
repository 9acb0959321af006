package org.carrel.catalogue.load;

/// What a load did so far.
///
/// @param records  of the file that were decided
/// @param repaired of them, whatever else became of them
/// @param items    copies that are new
/// @param removed  titles that their package no longer has
record LoadCounts(
        long records,
        long created,
        long replaced,
        long added,
        long unchanged,
        long suppressed,
        long ambiguous,
        long setAside,
        long repaired,
        long items,
        long removed) {}
