package org.carrel.people.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What the desk sees of a person, before the parts of other features.
///
/// @param stops what is stopped for them now
record PersonPage(
        UUID id,
        PersonDetails details,
        List<Affiliation> affiliations,
        Optional<PersonRepository.DeskAccount> account,
        Set<String> stops,
        LocalDate today) {

    List<Affiliation> those(Affiliation.When when) {
        return affiliations.stream().filter(one -> one.when(today) == when).toList();
    }

    boolean isUser() {
        return !those(Affiliation.When.NOW).isEmpty();
    }

    /// The last day of the longest affiliation of today; empty where one has no end, or there is none.
    Optional<LocalDate> until() {
        List<Affiliation> now = those(Affiliation.When.NOW);
        boolean endless = now.stream().anyMatch(one -> one.until() == null);
        return endless
                ? Optional.empty()
                : now.stream()
                        .flatMap(one -> Optional.ofNullable(one.until()).stream())
                        .max(LocalDate::compareTo);
    }

    /// Without the person: records end up in messages and logs.
    @Override
    public String toString() {
        return "PersonPage[" + id + "]";
    }
}
