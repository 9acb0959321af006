package org.carrel.people;

import java.util.Set;

/// Two records of one person were joined, or what was joined was parted again.
///
/// @param people who is known now: the one who was kept, and after an undoing the other too
public record PeopleMerged(Set<PersonId> people) {

    public PeopleMerged {
        people = Set.copyOf(people);
    }
}
