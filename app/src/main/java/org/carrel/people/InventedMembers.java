package org.carrel.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// For the demo alone, and there alone a bean: what invented systems say of invented people,
/// taken over as any delivery is.
public interface InventedMembers {

    /// @param id    by which the system knows them
    /// @param until null where it has no end
    /// @param more  what else the system says, by the names that mappings use: `username`,
    ///     `department`, `barcode`, …
    record Member(
            String id,
            String name,
            UserGroup group,
            LocalDate since,
            @Nullable LocalDate until,
            Map<String, String> more) {

        /// Without anything: records end up in messages and logs.
        @Override
        public String toString() {
            return "Member";
        }
    }

    /// @param source     a key, of 2 to 40 lower-case letters, digits and hyphens
    /// @param precedence lower goes first, where two sources say something different
    /// @param mapping    how files of this source would be read; empty for none
    void deliver(String source, String title, int precedence, String mapping, List<Member> members);
}
