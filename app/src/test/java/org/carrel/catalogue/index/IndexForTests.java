package org.carrel.catalogue.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.description.Describing;
import org.carrel.catalogue.marc.MarcRecord;

/// An index in memory, of records that are in no database.
public final class IndexForTests {

    private final List<Findable> records = new ArrayList<>();

    public IndexForTests add(MarcRecord record, Place... places) {
        return add(record, 0, places);
    }

    public IndexForTests add(MarcRecord record, int uses, Place... places) {
        var description = Describing.describe(record);
        records.add(new Findable(
                new RecordId(records.size() + 1L), description, List.of(places), description.online(), uses));
        return this;
    }

    public List<Findable> records() {
        return records;
    }

    public CatalogueIndex index() {
        return index(new ByteBuffersDirectory());
    }

    public CatalogueIndex index(Directory directory) {
        try {
            Generation generation = Generation.in(directory);
            Entries entries = new Entries();
            for (Findable record : records) {
                generation.add(entries, record);
            }
            generation.refresh();
            CatalogueIndex index = new CatalogueIndex();
            index.serve(generation);
            return index;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// On disk, from as many threads as there are processors; nothing is kept in memory.
    ///
    /// @param record the n-th, made by whatever thread comes to it
    public static CatalogueIndex onDisk(Path folder, int records, IntFunction<Findable> record) {
        try {
            Generation generation = Generation.open(folder, Rebuilding.MEGABYTES);
            AtomicInteger next = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                threads.add(Thread.ofPlatform().start(() -> {
                    Entries entries = new Entries();
                    for (int n = next.getAndIncrement(); n < records; n = next.getAndIncrement()) {
                        try {
                            generation.add(entries, record.apply(n));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            generation.commit(new Mark("", ""));
            generation.refresh();
            CatalogueIndex index = new CatalogueIndex();
            index.serve(generation);
            return index;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
