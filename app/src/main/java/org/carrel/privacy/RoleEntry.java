package org.carrel.privacy;

/// How a transaction comes to act as a purpose's role.
public interface RoleEntry {

    /// Inside the transaction, once, before its first statement. Whatever is then asked of the
    /// database is asked as `role`.
    ///
    /// @param role as the notice makes it, `purpose_…`
    void enter(String role);
}
