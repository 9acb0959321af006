package org.carrel.catalogue.record;

/// Where a record's work can be read online.
///
/// @param from     the package's name; may be empty
/// @param coverage which years, volumes and issues, in words; empty where all or not said
/// @param free     for everybody, without signing in
public record OnlineCopy(String url, String from, String coverage, String note, boolean free) {}
