package org.carrel.catalogue.marc;

/// A field whose places mean something by themselves, or a number.
public record ControlField(String tag, String value) implements MarcField {}
