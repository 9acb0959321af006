package org.carrel.catalogue.search;

import java.util.List;

/// Something to say about a question or its answer.
///
/// @param key       under `search.remark.` in the message bundle
/// @param arguments for the sentence
record Remark(String key, List<Object> arguments) {

    static Remark of(String key, Object... arguments) {
        return new Remark(key, List.of(arguments));
    }
}
