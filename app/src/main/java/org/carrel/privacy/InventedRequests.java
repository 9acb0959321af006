package org.carrel.privacy;

/// For the demo alone, and there alone a bean: makes a few requests, so that the officer's desk has
/// something to show. Each of them says that it is invented.
public interface InventedRequests {

    /// @param reader somebody invented
    /// @param other somebody else invented
    /// @param officer the invented officer
    void make(Subject reader, Subject other, Subject officer);
}
