package org.carrel.catalogue.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;

/// The index as it stood at one moment, while somebody reads in it.
public final class Reading {

    private final IndexSearcher searcher;
    private final Generation generation;

    Reading(IndexSearcher searcher, Generation generation) {
        this.searcher = searcher;
        this.generation = generation;
    }

    public IndexSearcher searcher() {
        return searcher;
    }

    public LabelNumbers labels() {
        return generation.labels();
    }

    public Columns columns(LeafReaderContext part) throws IOException {
        return generation.columns(part.reader());
    }

    /// The same for as long as nothing changes, and never the same for another state of the index.
    public Object moment() {
        return searcher.getIndexReader().getReaderCacheHelper().getKey();
    }
}
