package org.carrel.privacy.retention;

import java.time.LocalDate;

/// Rows of one table that went on a day, or will.
///
/// @param category as in the notice, or several parted by commas
/// @param ending `deleted` or `emptied`
public record Report(LocalDate day, String relation, String category, String ending, long rows) {}
