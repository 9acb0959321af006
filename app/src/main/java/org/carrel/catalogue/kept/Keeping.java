package org.carrel.catalogue.kept;

import java.util.UUID;
import java.util.function.Function;
import org.carrel.privacy.OwnStops;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.springframework.stereotype.Component;

/// Acts for one person on what they keep: the database shows nothing of anybody else's.
@Component
class Keeping {

    static final String PURPOSE = "keep_own_lists";

    private static final Purpose KEEP = new Purpose(PURPOSE);

    private final Purposes purposes;
    private final OwnStops stops;

    Keeping(Purposes purposes, OwnStops stops) {
        this.purposes = purposes;
        this.stops = stops;
    }

    /// In one transaction.
    ///
    /// @param work   takes the person's number
    /// @param closed answers where nothing can be kept for them
    <T> T act(Subject who, Function<UUID, T> work, Function<Closed, T> closed) {
        UUID person = who.person();
        if (person == null) {
            return closed.apply(Closed.NO_READER);
        }
        // The row policies hide what there is from whoever objected, and would still take in more.
        return purposes.own(
                KEEP, who, () -> stops.isStopped(KEEP, who) ? closed.apply(Closed.OBJECTED) : work.apply(person));
    }
}
