package org.carrel.engine.reading;

/// What a column of a log line holds.
enum Field {
    ADDRESS,
    /// `X-Forwarded-For`: the client, then the proxies before this one.
    FORWARDED,
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
