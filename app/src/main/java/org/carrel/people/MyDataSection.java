package org.carrel.people;

import org.carrel.web.Part;

/// A part of "My data": a bean of the module that holds something about a person.
public interface MyDataSection {

    /// Low comes first; modules leave gaps.
    int order();

    Part view(PersonId person);
}
