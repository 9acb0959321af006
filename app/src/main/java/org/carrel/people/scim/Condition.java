package org.carrel.people.scim;

import java.util.Map;

/// What a filter asks, for a `WHERE`: text of our own, and values beside it.
///
/// @param sql made of column names and placeholders alone; nothing that a client wrote is in it
record Condition(String sql, Map<String, Object> values) {

    static final Condition EVERYTHING = new Condition("true", Map.of());
}
