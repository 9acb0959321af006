package org.carrel.catalogue.kept;

import java.time.Instant;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.description.Description;
import org.jspecify.annotations.Nullable;

/// A work on a list.
///
/// @param title as it was when it was put there
/// @param work  null where the catalogue does not have it any more, or keeps it out of sight
record KeptWork(
        RecordId id,
        String title,
        String note,
        Instant addedAt,
        @Nullable Description work) {

    /// As it is called now.
    String name() {
        return work == null ? title : work.title().latin();
    }

    /// By which it stands in a list of titles.
    String sortTitle() {
        return work == null ? title : work.sortTitle();
    }

    /// By which it stands in a list of authors; those without one come last.
    String sortAuthor() {
        return work == null || work.names().isEmpty()
                ? String.valueOf(Character.MAX_VALUE)
                : work.names().getFirst().heading().latin();
    }

    /// The same with another note beside its own.
    KeptWork with(String otherNote) {
        String both = note.isEmpty() ? otherNote : otherNote.isEmpty() ? note : note + "\n\n" + otherNote;
        return new KeptWork(id, title, both, addedAt, work);
    }
}
