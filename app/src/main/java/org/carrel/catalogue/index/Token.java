package org.carrel.catalogue.index;

/// A word of a text.
///
/// @param term  folded: `garcia`
/// @param start where it begins in the text
/// @param end   where it ends in the text
/// @param step  1 for the next word, 0 for another reading of the same place: two Chinese characters beside the first
public record Token(String term, int start, int end, int step) {}
