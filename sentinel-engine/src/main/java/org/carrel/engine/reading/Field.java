package org.carrel.engine.reading;

/// What a column of a log line holds.
enum Field {
    ADDRESS,
    IDENT,
    ACCOUNT,
    SESSION,
    TIME,
    REQUEST,
    METHOD,
    URL,
    VIRTUAL_HOST,
    STATUS,
    SQUID_RESULT,
    BYTES,
    AGENT,
    GROUPS,
    OTHER
}
