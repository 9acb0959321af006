package org.carrel.privacy.notice;

import java.util.Comparator;

/// One row policy of one table, as PostgreSQL holds it.
///
/// @param role a purpose's role, or [GrantPlan#PLAIN] for the one that opens the table to the narrower ones
/// @param narrows it takes rows away from what the others give (PostgreSQL's RESTRICTIVE)
/// @param command `ALL`, or `DELETE`
/// @param using condition on rows that are there
/// @param check condition on rows that are written; empty where it is the same
record RowPolicy(
        String schema,
        String table,
        String name,
        String role,
        boolean narrows,
        String command,
        String using,
        String check)
        implements Comparable<RowPolicy> {

    private static final Comparator<RowPolicy> ORDER =
            Comparator.comparing(RowPolicy::relation).thenComparing(RowPolicy::name);

    String relation() {
        return schema + "." + table;
    }

    @Override
    public int compareTo(RowPolicy other) {
        return ORDER.compare(this, other);
    }
}
