package org.carrel.privacy;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// That somebody did something with somebody's data.
///
/// @param subject whose: the number of a person or of an account without one, or a pseudonym;
/// [#NOBODY] where it is of no one person
/// @param actor account of whoever did it; null for the program itself
/// @param roles by which they may, as the notice writes them
/// @param purpose from the notice
/// @param categories of data, from the notice
/// @param where such as `GET /staff/{id}`: never the numbers in it
/// @param detail to whom, how much, or which certificate; no more personal than a name of an
/// office. May be empty
public record AuditEvent(
        Kind kind,
        String subject,
        @Nullable String actor,
        List<String> roles,
        String purpose,
        SortedSet<String> categories,
        String where,
        String detail) {

    public static final String NOBODY = "*";

    public enum Kind {
        /// Read on a page or in a list.
        LOOK,
        /// Told to somebody outside.
        DISCLOSURE,
        /// Erased, as far as the certificate says.
        ERASURE,
        /// Somebody signed what decides about everybody.
        RELEASE
    }

    public AuditEvent {
        roles = List.copyOf(roles);
        categories = new TreeSet<>(categories);
    }

    /// What the program does by itself.
    public static AuditEvent byProgram(
            Kind kind, String subject, String purpose, Collection<String> categories, String where, String detail) {
        return new AuditEvent(kind, subject, null, List.of(), purpose, new TreeSet<>(categories), where, detail);
    }

    /// Without the person: it ends up in messages.
    @Override
    public String toString() {
        return "AuditEvent[" + kind + " for " + purpose + " at " + where + "]";
    }
}
