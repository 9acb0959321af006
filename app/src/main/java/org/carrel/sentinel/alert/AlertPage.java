package org.carrel.sentinel.alert;

import java.util.List;

/// One page of the list.
///
/// @param page from 1
/// @param pages at least 1
/// @param count of all alerts that the filter lets through
record AlertPage(List<AlertRow> rows, AlertFilter filter, AlertOrder order, int page, int pages, long count) {

    List<String> orders() {
        return filter.isWaiting() ? List.of("loss", "newest", "strongest") : List.of("newest", "strongest");
    }

    /// The query of the page, without its number.
    String query() {
        return "show=" + filter.key() + "&order=" + order.key();
    }
}
