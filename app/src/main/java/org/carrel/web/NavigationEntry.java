package org.carrel.web;

/// A link in the header.
///
/// @param order low comes first; modules leave gaps
/// @param text  a message key
public record NavigationEntry(int order, String text, String href, Audience audience) {}
