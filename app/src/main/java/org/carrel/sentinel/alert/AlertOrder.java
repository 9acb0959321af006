package org.carrel.sentinel.alert;

import java.util.Locale;

/// How the list of alerts is sorted.
enum AlertOrder {
    /// By the documents that are expected to be lost in the next day: the chance that it is a theft, times how many
    /// documents an hour it has taken, for 24 hours, by half less for each day without a sign of it.
    LOSS(AlertOrder.EXPECTED_LOSS + " DESC, a.id DESC"),
    NEWEST("a.opened_at DESC, a.id DESC"),
    STRONGEST("a.score DESC, a.id DESC");

    static final String EXPECTED_LOSS = """
            (a.probability * a.documents * 24
                / greatest(1, extract(epoch FROM a.last_at - a.first_at)::float8 / 3600)
                * power(0.5::float8, greatest(0, least(60, extract(epoch FROM :now - a.last_at)::float8 / 86400))))
            """;

    private final String sql;

    AlertOrder(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /// As the query string spells it. Only of what waits can something still be lost: anything else begins with the
    /// newest.
    static AlertOrder of(String text, AlertFilter filter) {
        return switch (text) {
            case "newest" -> NEWEST;
            case "strongest" -> STRONGEST;
            default -> filter.isWaiting() ? LOSS : NEWEST;
        };
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
