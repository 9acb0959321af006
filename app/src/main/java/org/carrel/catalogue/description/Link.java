package org.carrel.catalogue.description;

/// Where something is online: field 856.
///
/// @param text what the record calls it; may be empty
/// @param whole whether the work itself is there, and not a table of contents or a picture of the cover
public record Link(String url, String text, boolean whole) {}
