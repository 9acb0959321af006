package org.carrel.catalogue.marc;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A file cut into what should be records. One thread at a time.
public interface Chunks extends Closeable {

    /// Null at the end.
    ///
    /// @throws Unreadable where nothing more can be read
    @Nullable
    Chunk next() throws IOException;

    /// Reads one of them; may be called from several threads at once.
    MarcRead read(Chunk chunk);

    @Override
    void close() throws IOException;
}
