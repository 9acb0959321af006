package org.carrel.catalogue.search;

import java.util.List;
import java.util.Optional;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.index.Shown;

/// The answer to a question, without what changes by the minute.
///
/// @param text      the question that was answered: another one than was asked where that one found nothing
/// @param suggested another question that finds much more
/// @param hits      of the page that was asked for
record Found(
        String text, Optional<String> suggested, Counts counts, List<Hit> hits, List<Remark> remarks, Marks marks) {

    record Hit(RecordId id, Shown shown) {}
}
