package org.carrel.sentinel.alert;

/// How the list of alerts is sorted.
enum AlertOrder {
    NEWEST("opened_at DESC, id DESC"),
    STRONGEST("score DESC, id DESC");

    private final String sql;

    AlertOrder(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /// As the query string spells it; anything else is the newest first.
    static AlertOrder of(String text) {
        return text.equals("strongest") ? STRONGEST : NEWEST;
    }

    String key() {
        return this == STRONGEST ? "strongest" : "newest";
    }
}
