package org.carrel.people;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.carrel.privacy.RowMerge;

/// What a module has to keep right, besides whose rows are whose, when two records are joined
/// and when they are parted again: things go on in between. A module declares a bean. All of it
/// is part of the one transaction, for the purpose `merge_people`.
public interface Merging {

    /// @param merge its number
    /// @param at when they were joined
    record Two(UUID merge, PersonId kept, PersonId other, Instant at) {}

    /// Tables, as `schema.table`, whose rows [#part] puts back, and [RowMerge#undo] does not.
    Set<String> relations();

    /// Before either person is held: what others take before they take a person has to be taken
    /// first here too.
    void hold(PersonId kept, PersonId other);

    /// Before any row is moved.
    ///
    /// @return in order what has to be undone: of [#relations] by [#part], else by
    /// [RowMerge#undo]
    List<RowMerge.Change> join(Two two);

    /// Once every other row is back.
    ///
    /// @param changes of [#relations], in order
    void part(Two two, List<RowMerge.Change> changes);
}
