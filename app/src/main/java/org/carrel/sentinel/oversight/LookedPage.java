package org.carrel.sentinel.oversight;

import java.util.List;

/// One page of the reveals, the newest first.
///
/// @param page from 1
/// @param pages at least 1
/// @param count of all reveals
record LookedPage(List<Looked> rows, int page, int pages, long count) {}
