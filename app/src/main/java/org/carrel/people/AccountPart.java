package org.carrel.people;

import java.util.Optional;
import org.carrel.web.Part;

/// A part of "Your account": a bean of the module that keeps something for the person.
public interface AccountPart {

    /// Low comes first; modules leave gaps. Rights 100, blocks 150, cards 200, needs 400, training 500, sessions 900.
    int order();

    /// Empty where there is nothing to say to them.
    Optional<Part> view(SignedIn me);
}
