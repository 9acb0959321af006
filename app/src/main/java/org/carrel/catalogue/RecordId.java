package org.carrel.catalogue;

/// A bibliographic record; never given to another one, even when it is gone.
public record RecordId(long value) {}
