package org.carrel.catalogue.sharedprint;

import java.time.Clock;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.web.LibraryProfile;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.stereotype.Component;

/// Promises that were given until a day end without anybody doing anything: other libraries have to hear of it.
@Component
class PromisesThatEnd {

    private static final Purpose KEEP = new Purpose("keep_catalogue");

    private final CommitmentRepository repository;
    private final Commitments commitments;
    private final LibraryProfile library;
    private final Purposes purposes;
    private final Clock clock;

    PromisesThatEnd(
            CommitmentRepository repository,
            Commitments commitments,
            LibraryProfile library,
            Purposes purposes,
            Clock clock) {
        this.repository = repository;
        this.commitments = commitments;
        this.library = library;
        this.purposes = purposes;
        this.clock = clock;
    }

    @EventListener
    void on(DayHasPassed day) {
        tell();
    }

    int tell() {
        return purposes.in(KEEP, () -> repository.tellOfEnded(commitments.today(), library.zone(), clock.instant()));
    }
}
