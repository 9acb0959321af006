package org.carrel.sentinel.alert;

import java.util.Locale;

/// Which alerts the list shows.
enum AlertFilter {
    /// Nobody has decided, and they are not to be left alone.
    OPEN("a.verdict IS NULL AND NOT " + Sql.SUPPRESSED),
    DECIDED("a.verdict IS NOT NULL"),
    SUPPRESSED("a.verdict IS NULL AND " + Sql.SUPPRESSED),
    ALL("true");

    private final String sql;

    AlertFilter(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /// Undecided ones only, which is also where it matters what time it is.
    boolean isWaiting() {
        return this == OPEN || this == SUPPRESSED;
    }

    /// As the query string spells it; anything else is what waits.
    static AlertFilter of(String text) {
        for (AlertFilter filter : values()) {
            if (filter.key().equals(text)) {
                return filter;
            }
        }
        return OPEN;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static final class Sql {
        static final String SUPPRESSED = """
                EXISTS (SELECT 1 FROM sentinel.suppression s
                        WHERE s.account = a.account AND s.until > :now AND s.ended_at IS NULL)
                """;
    }
}
