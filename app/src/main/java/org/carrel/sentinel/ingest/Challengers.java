package org.carrel.sentinel.ingest;

import static org.carrel.sentinel.SentinelPurpose.DETECT;

import java.time.ZoneId;
import java.util.List;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.release.Trial;
import org.springframework.stereotype.Component;

/// Begins and resumes the detectors on trial.
@Component
class Challengers {

    private final ChallengerRepository repository;
    private final Purposes purposes;

    Challengers(ChallengerRepository repository, Purposes purposes) {
        this.repository = repository;
        this.purposes = purposes;
    }

    /// One detector for each trial. A new one begins with a copy of the running detector's memory,
    /// and so does one that missed lines because a node that did not know of it read them: what it
    /// had found is forgotten, and it is compared from then on.
    List<Challenger> begin(List<Trial> trials, ZoneId zone, boolean placesGiven) {
        return purposes.in(DETECT, () -> {
            repository.holdDetector();
            repository.forgetAllBut(trials.stream().map(Trial::slot).toList());
            return trials.stream().map(trial -> begin(trial, zone, placesGiven)).toList();
        });
    }

    private Challenger begin(Trial trial, ZoneId zone, boolean placesGiven) {
        if (!repository.isCurrent(trial.slot(), trial.id())) {
            repository.begin(trial.slot(), trial.id());
        }
        return new Challenger(
                repository,
                trial.slot(),
                trial.choice().settings(zone, placesGiven),
                repository.checkpoint(trial.slot()).orElse(null));
    }
}
