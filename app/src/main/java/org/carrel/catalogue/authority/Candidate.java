package org.carrel.catalogue.authority;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.carrel.catalogue.description.ControlledHeading;

/// An authority that a heading could mean.
///
/// @param byNumber   found by a number of the heading, not by its key
/// @param authorised whether it is the heading that is agreed on, and not another form of it
/// @param value      the number or the key
record Candidate(long authority, boolean byNumber, boolean authorised, String value, String kind, String thesaurus) {

    /// The one that is meant: by number, by the agreed heading, by another form of it; first as a
    /// whole, then without
    /// subdivisions. Where one step finds several, nobody guesses.
    ///
    /// @return empty where nothing, or several things, could be meant
    static Optional<Long> meant(ControlledHeading heading, List<Candidate> candidates) {
        String key = heading.form().key();
        String base = heading.form().base();
        List<Predicate<Candidate>> steps = List.of(
                Candidate::byNumber,
                one -> one.isForm(key, true),
                one -> one.isForm(key, false),
                one -> one.isForm(base, true),
                one -> one.isForm(base, false));
        List<Candidate> fitting =
                candidates.stream().filter(one -> one.fits(heading)).toList();
        for (Predicate<Candidate> step : steps) {
            List<Candidate> found = fitting.stream().filter(step).toList();
            if (!found.isEmpty()) {
                return one(heading, found);
            }
        }
        return Optional.empty();
    }

    private boolean isForm(String key, boolean agreed) {
        return !byNumber && authorised == agreed && value.equals(key);
    }

    /// A number says which list it is from by itself.
    private boolean fits(ControlledHeading heading) {
        return kind.equals(heading.form().kind().code())
                && (byNumber
                        || thesaurus.isEmpty()
                        || heading.thesaurus().isEmpty()
                        || thesaurus.equals(heading.thesaurus()));
    }

    /// Those of the very same list come before those that do not say theirs.
    private static Optional<Long> one(ControlledHeading heading, List<Candidate> found) {
        List<Long> same = ids(found.stream()
                .filter(one -> one.thesaurus().equals(heading.thesaurus()))
                .toList());
        List<Long> all = same.isEmpty() ? ids(found) : same;
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private static List<Long> ids(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::authority).distinct().toList();
    }
}
