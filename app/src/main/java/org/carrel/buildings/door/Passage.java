package org.carrel.buildings.door;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;

/// What is written of one attempt.
///
/// @param now by the program's clock
record Passage(Attempt attempt, Entrance entrance, Answer answer, Instant now) {

    static final String NO_GROUP = "unknown";

    @Nullable
    UUID person() {
        return entrance.holder() == null ? null : entrance.holder().person().value();
    }

    @Nullable
    UUID escort() {
        boolean visitor = answer.allowed() && attempt.direction() == Direction.IN && entrance.needsEscort();
        return visitor && entrance.escort() != null ? entrance.escort().person().value() : null;
    }

    /// As what they are counted: of several groups the first that the building admits.
    String group() {
        return entrance.groups().stream()
                .sorted()
                .filter(entrance.building().admissions()::containsKey)
                .findFirst()
                .or(() -> entrance.groups().stream().sorted().findFirst())
                .map(UserGroup::key)
                .orElse(NO_GROUP);
    }

    boolean in() {
        return answer.allowed() && attempt.direction() == Direction.IN;
    }

    boolean out() {
        return answer.allowed() && attempt.direction() == Direction.OUT;
    }

    /// What is told late, from before everybody was let go or before what is known since, changes no count of now.
    private boolean late() {
        Standing standing = entrance.standing();
        return attempt.at().isBefore(standing.emptiedAt())
                || standing.since() != null && attempt.at().isBefore(standing.since());
    }

    boolean comesInside() {
        return in() && !late() && person() != null;
    }

    boolean leaves() {
        return out() && !late() && person() != null;
    }

    /// By how much the number of those inside changes. Whoever counts as inside takes no second
    /// place; whoever was never seen coming in gives none back.
    int step() {
        boolean inside = entrance.standing().since() != null;
        if (late()) {
            return 0;
        }
        if (in()) {
            return inside ? 0 : 1;
        }
        return out() && (person() == null || inside) ? -1 : 0;
    }

    /// Fewer than so many have to be inside still when it is written; null where their number decides nothing.
    @Nullable
    Integer fewerThan() {
        boolean takesPlace = answer.code() == Code.WELCOME && !attempt.offline() && step() > 0;
        return takesPlace ? entrance.building().capacity() : null;
    }

    @Nullable
    Long override() {
        return answer.code() == Code.WELCOME_BY_STAFF
                ? Objects.requireNonNull(entrance.standing().override())
                : null;
    }
}
