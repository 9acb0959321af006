package org.carrel.privacy.notice;

/// What a purpose may do with the columns of its categories.
public enum Operation {
    READ,
    /// Adding rows and never changing one.
    APPEND,
    WRITE,
    DELETE,
    /// Deleting rows, and emptying what leads to somebody; never adding or altering.
    ERASE
}
