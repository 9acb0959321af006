package org.carrel.catalogue.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.carrel.catalogue.RecordId;
import org.jspecify.annotations.Nullable;

/// One index on disk: written by one follower or one rebuilding, read by everybody.
final class Generation implements AutoCloseable {

    private static final BM25Similarity SIMILARITY = new BM25Similarity(Weights.K1, Weights.B);

    private final @Nullable Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final LabelNumbers labels = new LabelNumbers();
    private final Map<Object, Columns> columns = new ConcurrentHashMap<>();
    private @Nullable Mark mark;

    private Generation(@Nullable Path folder, Directory directory, int megabytes) throws IOException {
        this.folder = folder;
        this.directory = directory;
        IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer())
                .setSimilarity(SIMILARITY)
                .setRAMBufferSizeMB(megabytes)
                .setUseCompoundFile(false)
                // What was not committed is read from the tables again.
                .setCommitOnClose(false)
                .setMergedSegmentWarmer(this::columns);
        this.writer = new IndexWriter(directory, config);
        try {
            this.searchers = new SearcherManager(writer, new Warming());
            SegmentInfos infos =
                    DirectoryReader.indexExists(directory) ? SegmentInfos.readLatestCommit(directory) : null;
            this.mark = infos == null ? null : Mark.of(infos.getUserData()).orElse(null);
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /// @param megabytes that it may gather in memory before it writes them
    /// @throws IOException also where the folder is another process's, or damaged
    static Generation open(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        try {
            return new Generation(folder, directory, megabytes);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /// For what needs no disk.
    static Generation in(Directory directory) throws IOException {
        return new Generation(null, directory, 64);
    }

    void replace(Entries entries, Findable record) throws IOException {
        writer.updateDocument(term(record.id()), entries.of(record));
    }

    /// As [#replace] where nothing is to be replaced.
    void add(Entries entries, Findable record) throws IOException {
        writer.addDocument(entries.of(record));
    }

    void remove(RecordId record) throws IOException {
        writer.deleteDocuments(term(record));
    }

    private static Term term(RecordId record) {
        return new Term(FieldNames.ID, String.valueOf(record.value()));
    }

    /// Lets searches see what was written.
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /// Makes what was written outlast a crash.
    void commit(Mark seen) throws IOException {
        writer.setLiveCommitData(seen.data().entrySet());
        writer.commit();
        mark = seen;
    }

    /// Of the last commit; empty before the first.
    Optional<Mark> mark() {
        return Optional.ofNullable(mark);
    }

    int size() {
        return writer.getDocStats().numDocs;
    }

    Reading acquire() throws IOException {
        return new Reading(searchers.acquire(), this);
    }

    void release(Reading reading) throws IOException {
        searchers.release(reading.searcher());
    }

    LabelNumbers labels() {
        return labels;
    }

    Columns columns(LeafReader part) throws IOException {
        IndexReader.CacheHelper cache = part.getCoreCacheHelper();
        try {
            return columns.computeIfAbsent(cache.getKey(), key -> {
                cache.addClosedListener(columns::remove);
                return read(part);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Columns read(LeafReader part) {
        try {
            return Columns.read(part, labels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether its files are still where they were.
    boolean isThere() {
        return folder == null || Files.isDirectory(folder) && hasCommit();
    }

    private boolean hasCommit() {
        try {
            return mark == null || DirectoryReader.indexExists(directory);
        } catch (IOException e) {
            return false;
        }
    }

    /// Reads every file and compares its sum.
    ///
    /// @throws IOException where one is damaged
    void verify() throws IOException {
        Reading reading = acquire();
        try {
            for (LeafReaderContext part : reading.searcher().getIndexReader().leaves()) {
                part.reader().checkIntegrity();
            }
        } finally {
            release(reading);
        }
    }

    boolean isWritable() {
        return writer.isOpen();
    }

    /// Lets go of the files. What was not committed is forgotten.
    @Override
    public void close() throws IOException {
        try {
            searchers.close();
        } finally {
            try {
                writer.rollback();
            } finally {
                directory.close();
            }
        }
    }

    /// Nobody waits for the columns of a new part.
    private final class Warming extends SearcherFactory {

        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
            for (LeafReaderContext part : reader.leaves()) {
                columns(part.reader());
            }
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(SIMILARITY);
            // Questions are too different to be worth keeping; what is asked often is kept by the search itself.
            searcher.setQueryCache(null);
            return searcher;
        }
    }
}
