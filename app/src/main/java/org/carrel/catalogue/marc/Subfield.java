package org.carrel.catalogue.marc;

/// @param code mostly a small letter or a digit
public record Subfield(char code, String value) {}
