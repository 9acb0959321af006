package org.carrel.privacy.erasure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.privacy.notice.Basis;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.Operation;
import org.carrel.privacy.notice.PurposeRule;
import org.carrel.privacy.retention.Times;

/// What the law lets stay when somebody asks to be erased (UK GDPR Art. 17(1) and (3)), from the
/// bases of the purposes that keep each kind of data.
///
/// Consent: nothing. Contract: what is still needed. Legitimate interest: as long as the person
/// is a user and no objection was upheld. Legal obligation and public task: to the end of its
/// time; what has no time but the person's own end goes with them.
final class Reasons {

    private final Times times;
    private final Declaration notice;
    private final Standing standing;

    Reasons(Times times, Standing standing) {
        this.times = times;
        this.notice = times.notice();
        this.standing = standing;
    }

    /// What is known of the person before the rows are looked at.
    ///
    /// @param user they are still a user
    /// @param again they were erased before, and a backup brought them back: what was needed
    ///     then is not asked again
    /// @param stopped purposes that they stopped; `*` for all
    /// @param holds by category (or `*`), until when
    record Standing(boolean user, boolean again, Set<String> stopped, Map<String, LocalDate> holds) {}

    List<Reason> of(String relation) {
        List<Reason> reasons = new ArrayList<>();
        for (String category : times.categories(relation)) {
            hold(category).ifPresent(reasons::add);
            byBasis(relation, category).ifPresent(reasons::add);
        }
        return reasons;
    }

    private Optional<Reason> hold(String category) {
        LocalDate one = standing.holds().get(category);
        LocalDate all = standing.holds().get("*");
        LocalDate until = one == null || all != null && all.isAfter(one) ? all : one;
        return until == null
                ? Optional.empty()
                : Optional.of(new Reason(Why.HOLD, category, "true", "date '" + until + "'"));
    }

    private Optional<Reason> byBasis(String relation, String category) {
        Set<Basis> bases = bases(category);
        String over = times.over(relation, category).orElse("NULL::date");
        if (notice.category(category).secret().isPresent()) {
            return standing.user() ? always(Why.ACCOUNT, category) : Optional.empty();
        }
        if (bases.contains(Basis.LEGAL_OBLIGATION)
                || bases.contains(Basis.VITAL_INTERESTS)
                || bases.contains(Basis.PUBLIC_TASK)) {
            if (!times.hasOwnTime(category)) {
                return standing.user() ? always(Why.OBLIGATION, category) : Optional.empty();
            }
            return Optional.of(new Reason(Why.OBLIGATION, category, "(" + over + " > :today) IS NOT FALSE", over));
        }
        if (bases.contains(Basis.CONTRACT)) {
            return standing.again() ? Optional.empty() : Optional.of(needed(relation, category, over));
        }
        // A restriction (`*`) is no objection: it may be asked for to keep data.
        boolean objected =
                keepers(category).anyMatch(entry -> standing.stopped().contains(entry.getKey()));
        return bases.contains(Basis.LEGITIMATE_INTERESTS) && standing.user() && !objected
                ? always(Why.INTEREST, category)
                : Optional.empty();
    }

    /// Needed while its clock has not begun. Whether an account was closed does not count for a
    /// person: erasing it does that.
    private Reason needed(String relation, String category, String over) {
        String when = times.firstBegins(relation, category)
                .map(begins -> "coalesce(" + begins + ", 'infinity'::date) >= :today")
                .orElse("true");
        return new Reason(Why.NEEDED, category, when, over);
    }

    private static Optional<Reason> always(String code, String category) {
        return Optional.of(new Reason(code, category, "true", null));
    }

    private Set<Basis> bases(String category) {
        return keepers(category)
                .map(entry -> entry.getValue().basis())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Basis.class)));
    }

    private java.util.stream.Stream<Map.Entry<String, PurposeRule>> keepers(String category) {
        return notice.carriedOut().entrySet().stream()
                .filter(entry -> !entry.getValue().operations().contains(Operation.ERASE))
                .filter(entry -> !entry.getValue().operations().contains(Operation.MERGE))
                .filter(entry -> entry.getValue().categories().contains(category));
    }
}
