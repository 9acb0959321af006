package org.carrel.privacy;

import java.util.List;
import org.carrel.web.Part;

/// A part of "My data": a bean of the module that holds something about a person.
public interface MyDataSection {

    /// Low comes first; modules leave gaps.
    int order();

    /// What the module shows this person; it reads it with [Purposes#own].
    Part view(Subject subject);

    /// The same for the copy to take away, of kinds of data whose rows are not simply the person's to
    /// read; a kind of data of which there is nothing to show yet has a table without rows.
    default List<OwnTable> copy(Subject subject) {
        return List.of();
    }
}
