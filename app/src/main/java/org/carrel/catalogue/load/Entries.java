package org.carrel.catalogue.load;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.carrel.catalogue.kbart.KbartFile;
import org.carrel.catalogue.kbart.KbartRead;
import org.carrel.catalogue.marc.Chunk;
import org.carrel.catalogue.marc.Chunks;
import org.carrel.catalogue.marc.MarcFile;
import org.carrel.catalogue.marc.Problem;
import org.jspecify.annotations.Nullable;

/// The records of a file, cut but not read: reading may be done by several threads.
interface Entries extends Closeable {

    /// What there is to do for the next one; null at the end.
    ///
    /// @throws org.carrel.catalogue.marc.Unreadable where nothing more can be read
    @Nullable
    Work next() throws IOException;

    /// To be said of the whole.
    List<Problem> said();

    /// @param bytes of the record
    record Work(int bytes, Callable<Entry> task) {}

    /// @throws org.carrel.catalogue.marc.Unreadable for a file that is none
    static Entries open(Path file, LoadRules rules) throws IOException {
        Preparing preparing = new Preparing(rules);
        return rules.format() == LoadRules.Format.KBART
                ? ofList(KbartFile.open(file), preparing)
                : ofMarc(MarcFile.open(file), preparing);
    }

    private static Entries ofMarc(Chunks chunks, Preparing preparing) {
        return new Entries() {
            @Override
            public @Nullable Work next() throws IOException {
                Chunk chunk = chunks.next();
                return chunk == null ? null : new Work(chunk.bytes().length, () -> preparing.of(chunks.read(chunk)));
            }

            @Override
            public List<Problem> said() {
                return List.of();
            }

            @Override
            public void close() throws IOException {
                chunks.close();
            }
        };
    }

    private static Entries ofList(KbartFile list, Preparing preparing) {
        return new Entries() {
            @Override
            public @Nullable Work next() throws IOException {
                KbartRead read = list.next();
                return read == null ? null : new Work(512, () -> preparing.of(read));
            }

            @Override
            public List<Problem> said() {
                List<String> unknown = list.unknownColumns();
                return unknown.isEmpty()
                        ? List.of()
                        : List.of(new Problem("unknown_columns", String.join(", ", unknown)));
            }

            @Override
            public void close() throws IOException {
                list.close();
            }
        };
    }
}
