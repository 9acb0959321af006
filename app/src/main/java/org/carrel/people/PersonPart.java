package org.carrel.people;

import java.util.Optional;
import org.carrel.web.Part;

/// A part of the page on which the desk sees a person: a bean of the feature or module that has something to show or to
/// do there. It acts for a purpose that its class names.
public interface PersonPart {

    /// Low comes first; modules leave gaps. Affiliations 100, numbers 200, blocks 300, account 400.
    int order();

    /// @param by the member of staff who looks: a purpose may be closed to them
    Optional<Part> view(PersonId person, SignedIn by);
}
