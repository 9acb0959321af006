package org.carrel.catalogue;

/// A copy or a volume that has a barcode.
public record ItemId(long value) {}
