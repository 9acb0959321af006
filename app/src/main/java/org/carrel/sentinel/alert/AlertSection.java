package org.carrel.sentinel.alert;

import java.util.Map;
import org.carrel.people.SignedIn;

/// A part of an alert's page: a bean of the feature that knows what to say there.
public interface AlertSection {

    /// Low comes first; features leave gaps.
    int order();

    View view(Subject alert, SignedIn viewer);

    /// What a section is about.
    ///
    /// @param account token
    record Subject(long id, String account, String campaign, boolean open) {}

    /// @param template such as `sentinel/review/decision`; it takes `Page page` and the model's entries
    record View(String template, Map<String, Object> model) {}
}
