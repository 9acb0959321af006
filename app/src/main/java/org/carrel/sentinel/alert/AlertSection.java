package org.carrel.sentinel.alert;

import org.carrel.people.SignedIn;
import org.carrel.web.Part;

/// A part of an alert's page: a bean of the feature that knows what to say there.
public interface AlertSection {

    /// Low comes first; features leave gaps.
    int order();

    Part view(Subject alert, SignedIn viewer);

    /// What a section is about.
    ///
    /// @param account token
    /// @param decisions how many it has seen; a decision names the number it is made on
    record Subject(long id, String account, String campaign, boolean open, int decisions) {}
}
