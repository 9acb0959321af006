package org.carrel.privacy;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How a transaction comes to act as a purpose's role.
public interface RoleEntry {

    /// Inside the transaction, once, before its first statement. Whatever is then asked of the
    /// database is asked as `role`.
    ///
    /// @param role as the notice makes it, `purpose_…`
    /// @param shown the only person whose rows the transaction sees; null where it is not bound to one
    void enter(String role, @Nullable Shown shown);

    /// Settings that are local to the transaction, as the role is.
    ///
    /// @param tokens found out inside the transaction, before its first statement that may see a row under a token:
    /// whoever looks for a person's tokens sees that person only
    record Shown(Subject subject, Supplier<Set<String>> tokens) {

        /// For `carrel.person`; empty for an account that belongs to nobody.
        public String person() {
            return subject.person() == null ? "" : subject.person().toString();
        }

        /// For `carrel.account`.
        public String account() {
            return subject.account().toString();
        }
    }
}
