package org.carrel.privacy;

import java.util.HashSet;
import java.util.Set;

/// Groups of users somebody belongs to, as the notice names those whom something is about.
///
/// @param now today
/// @param ever today or at some time; empty for somebody of whom none is known
public record Groups(Set<String> now, Set<String> ever) {

    public Groups {
        now = Set.copyOf(now);
        ever = Set.copyOf(ever);
    }

    /// With one more, today.
    public Groups with(String group) {
        return new Groups(plus(now, group), plus(ever, group));
    }

    /// @param subjects empty for everybody
    public boolean concern(Set<String> subjects) {
        return subjects.isEmpty() || now.stream().anyMatch(subjects::contains);
    }

    /// Whether something may be held of them that is held of these groups.
    ///
    /// @param subjects empty for everybody
    public boolean mayHave(Set<String> subjects) {
        return subjects.isEmpty() || ever.isEmpty() || ever.stream().anyMatch(subjects::contains);
    }

    private static Set<String> plus(Set<String> groups, String group) {
        Set<String> more = new HashSet<>(groups);
        more.add(group);
        return more;
    }
}
