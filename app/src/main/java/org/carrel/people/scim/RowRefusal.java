package org.carrel.people.scim;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.people.feed.FeedTexts;
import org.carrel.people.feed.Problem;

/// Which of the protocol's errors it is that a row is not taken over.
final class RowRefusal {

    /// Of what somebody else has already, or had.
    private static final Set<String> TAKEN =
            Set.of("claimed_twice", "username_of_another", "number_given", "staff_account");
    /// Of what stays as it is.
    private static final Set<String> FIXED = Set.of("staff_renamed");

    private RowRefusal() {}

    static ScimRefusal of(List<Problem> problems, FeedTexts texts) {
        List<String> codes = problems.stream().map(Problem::code).toList();
        return of(codes, problems.stream().map(texts::of).collect(Collectors.joining(" ")));
    }

    /// @param codes as in [Problem#code]
    static ScimRefusal of(List<String> codes, String sentence) {
        if (codes.contains(Problem.TOO_MANY)) {
            return ScimRefusal.tooMany(sentence);
        }
        if (codes.stream().anyMatch(code -> code.endsWith("_taken") || TAKEN.contains(code))) {
            return ScimRefusal.taken(sentence);
        }
        return codes.stream().anyMatch(FIXED::contains) ? ScimRefusal.fixed(sentence) : ScimRefusal.value(sentence);
    }
}
