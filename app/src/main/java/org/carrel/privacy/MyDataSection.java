package org.carrel.privacy;

import org.carrel.web.Part;

/// A part of "My data": a bean of the module that holds something about a person.
public interface MyDataSection {

    /// Low comes first; modules leave gaps.
    int order();

    /// What the module shows this person; it reads it with [Purposes#own].
    Part view(Subject subject);
}
