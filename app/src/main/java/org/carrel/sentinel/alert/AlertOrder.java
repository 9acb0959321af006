package org.carrel.sentinel.alert;

import java.util.Locale;

/// How the list of alerts is sorted.
enum AlertOrder {
    /// By the documents that are expected to be lost in the next day: the chance that it is a theft, times how many
    /// documents an hour it has taken, for 24 hours, by half less for each day without a sign of it.
    LOSS("""
            a.probability * a.documents
                / greatest(1, extract(epoch FROM a.last_at - a.first_at) / 3600) * 24
                * power(0.5, greatest(0, least(60, extract(epoch FROM :now - a.last_at) / 86400))) DESC, a.id DESC
            """),
    NEWEST("a.opened_at DESC, a.id DESC"),
    STRONGEST("a.score DESC, a.id DESC");

    private final String sql;

    AlertOrder(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /// As the query string spells it; anything else is the expected loss.
    static AlertOrder of(String text) {
        return switch (text) {
            case "newest" -> NEWEST;
            case "strongest" -> STRONGEST;
            default -> LOSS;
        };
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
