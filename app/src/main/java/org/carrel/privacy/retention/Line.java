package org.carrel.privacy.retention;

/// Rows of one kind of data on one day.
///
/// @param what the kind, in the notice's words
/// @param ending `deleted` or `emptied`
public record Line(String what, String ending, long rows) {}
