package org.carrel.catalogue.marc;

import java.util.List;

/// What came of one record of a file.
public sealed interface MarcRead {

    Chunk chunk();

    /// @param repairs what was not as it should be and was put right; empty for a record that was read as it came
    record Read(Chunk chunk, MarcRecord record, List<Problem> repairs) implements MarcRead {

        public Read {
            repairs = List.copyOf(repairs);
        }
    }

    /// Nothing could be made of it; the chunk has its bytes.
    record SetAside(Chunk chunk, Problem why) implements MarcRead {}
}
