package org.carrel.circulation.policy;

import java.util.List;
import org.carrel.people.Borrower;

/// A kind of borrower.
///
/// @param items    how many somebody may have at once, by whatever rules
/// @param requests how many requests somebody may have at once
public record PatronType(String code, String name, List<Cover> covers, int items, int requests) {

    public PatronType {
        covers = List.copyOf(covers);
    }

    /// See [Cover#covers].
    int covers(Borrower.Standing one) {
        return covers.stream().mapToInt(cover -> cover.covers(one)).max().orElse(0);
    }
}
