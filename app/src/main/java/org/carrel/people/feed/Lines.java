package org.carrel.people.feed;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/// The rows of a file, the header first. Stepping may throw [Stopped].
interface Lines extends Iterator<Line>, AutoCloseable {

    /// A message key under `feed.warning.`
    Optional<String> warning();

    @Override
    void close() throws IOException;
}
