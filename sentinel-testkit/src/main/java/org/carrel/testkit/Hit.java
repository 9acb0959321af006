package org.carrel.testkit;

import org.carrel.engine.RequestKind;

/// One request, before it becomes a log line or an event.
///
/// @param document number of the document, 0 for none
record Hit(
        long epochSecond,
        String account,
        Address address,
        RequestKind kind,
        int provider,
        long document,
        String url,
        int status,
        long bytes) {}
