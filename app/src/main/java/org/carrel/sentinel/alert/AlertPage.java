package org.carrel.sentinel.alert;

import java.util.List;

/// One page of the list.
///
/// @param page from 1
/// @param pages at least 1
/// @param count of all alerts
record AlertPage(List<AlertRow> rows, AlertOrder order, int page, int pages, long count) {}
