package org.carrel.buildings.occupancy;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.carrel.people.Merging;
import org.carrel.people.PersonId;
import org.carrel.privacy.RowMerge.Change;
import org.springframework.stereotype.Component;

/// Whoever was inside by two cards and turns out to be one person is inside once. When the two
/// are parted again each is where they were, if nobody has gone through a door since; else
/// nobody is put inside who may have left.
@Component
class JoinedPresence implements Merging {

    private static final String PRESENCE = "buildings.presence";

    private final JoinedPresenceRepository presence;
    private final Clock clock;

    JoinedPresence(JoinedPresenceRepository presence, Clock clock) {
        this.presence = presence;
        this.clock = clock;
    }

    @Override
    public Set<String> relations() {
        return Set.of(PRESENCE);
    }

    /// As a door does: the building first, then the person.
    @Override
    public void hold(PersonId kept, PersonId other) {
        presence.hold(kept.value(), other.value());
    }

    @Override
    public List<Change> join(Two two) {
        presence.countOnce(two.kept().value(), two.other().value());
        return List.of();
    }

    @Override
    public void part(Two two, List<Change> changes) {
        for (Change change : changes) {
            switch (change.kind()) {
                case REMOVED -> presence.putBack(change.before(), two.kept().value(), two.at());
                case MOVED -> presence.moveBack(change, two);
                case CHANGED, ADDED -> throw new IllegalStateException(change.toString());
            }
        }
        presence.forgetWhoCameIn(two.kept().value(), two.at(), clock.instant());
    }
}
