package org.carrel.catalogue;

/// A name or a subject as the library has agreed to write it; never given to another one, even
/// when it is gone.
public record AuthorityId(long value) {}
