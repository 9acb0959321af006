package org.carrel.privacy.notice;

/// What a purpose may do with the columns of its categories.
public enum Operation {
    READ,
    /// Adding rows and never changing one.
    APPEND,
    WRITE,
    DELETE,
    /// Deleting rows, and emptying what leads to somebody; never adding or altering.
    ERASE,
    /// Leading rows from one person to another and back, whatever they hold. It keeps nothing, so it is no reason to.
    MERGE
}
