package org.carrel.privacy.version;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.springframework.stereotype.Service;

/// Tells people of substantial changes, until they have seen them or a month has gone by.
@Service
class Telling {

    static final Duration LONGEST = Duration.ofDays(30);

    static final Purpose TELL = new Purpose("tell_changes");

    private final VersionRepository repository;
    private final Purposes purposes;
    private final Clock clock;

    Telling(VersionRepository repository, Purposes purposes, Clock clock) {
        this.repository = repository;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// What this account has yet to see, the newest first.
    List<VersionRepository.Told> unseen(UUID account) {
        List<VersionRepository.Told> told = repository.told(clock.instant().minus(LONGEST));
        if (told.isEmpty()) {
            return told;
        }
        List<String> seen = purposes.in(TELL, () -> repository.seen(account));
        return told.stream().filter(change -> !seen.contains(change.hash())).toList();
    }

    void seen(UUID account) {
        List<String> versions = unseen(account).stream()
                .map(VersionRepository.Told::hash)
                .distinct()
                .toList();
        purposes.run(TELL, () -> versions.forEach(hash -> repository.see(account, hash, clock.instant())));
    }
}
