package org.carrel.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who stands at the desk, and what lending may know of them today.
///
/// @param current false for a card or number that was replaced
/// @param standings why they may use the library today, the one that goes first at the beginning;
/// empty for whoever is no user any more, or not yet
/// @param stops what is stopped for them now: `doors`, `loans`, `requests`, `bookings`
/// @param needs what lending arranges for them: some of [#NEEDS]
public record Borrower(
        PersonId person, boolean current, List<Standing> standings, Set<String> stops, Set<String> needs) {

    /// The needs on which lending acts; it is told of no others.
    public static final Set<String> NEEDS =
            Set.of("longer_loans", "items_fetched", "collected_by_another", "items_by_post");

    /// Why they may use the library, and for how long.
    ///
    /// @param subgroup null where their group has none, and where nobody said
    /// @param sconulBand `A`, `B`, `C` or `R`; null of others than visitors through SCONUL, and
    /// where it is not known
    /// @param until      the last day; null where nothing ends it
    /// @param precedence lower goes first
    public record Standing(
            UserGroup group,
            @Nullable Subgroup subgroup,
            @Nullable String sconulBand,
            @Nullable LocalDate until,
            int precedence) {}

    /// Without anything else: records end up in messages and logs.
    @Override
    public String toString() {
        return "Borrower[" + person.value() + "]";
    }
}
