package org.carrel.catalogue;

/// What came of the wish to withdraw an item.
public sealed interface Withdrawal {

    /// It is the library's no longer; what it was is kept.
    record Done() implements Withdrawal {}

    /// There is no such item, or it was withdrawn before.
    record Gone() implements Withdrawal {}

    /// It is the last copy of what the library has promised other libraries to keep.
    record Promised() implements Withdrawal {}

    /// It is with a reader, on its way or kept for one: first it has to come back, or be declared
    /// lost.
    record Out(ItemStatus status) implements Withdrawal {}
}
