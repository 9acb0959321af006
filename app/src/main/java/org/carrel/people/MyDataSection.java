package org.carrel.people;

import java.util.Map;

/// A part of "My data": a bean of the module that holds something about a person.
public interface MyDataSection {

    /// Low comes first; modules leave gaps.
    int order();

    View view(PersonId person);

    /// @param template it takes `Page page` and the model's entries
    record View(String template, Map<String, Object> model) {}
}
