package org.carrel.sentinel.release;

import static org.carrel.sentinel.release.Releases.RELEASE;

import java.util.List;
import org.carrel.engine.scoring.Weights;
import org.carrel.privacy.Purposes;
import org.springframework.stereotype.Component;

/// What the detector is to run with.
@Component
public class ChosenSettings {

    private final ReleaseRepository repository;
    private final Purposes purposes;

    ChosenSettings(ReleaseRepository repository, Purposes purposes) {
        this.repository = repository;
        this.purposes = purposes;
    }

    /// @param champion the settings that decide
    /// @param trials those on trial beside them
    public record Chosen(Choice champion, List<Trial> trials) {}

    /// @param usualAlertsPerDay the budget as long as nothing was released
    public Chosen chosen(double usualAlertsPerDay) {
        return purposes.in(
                RELEASE, () -> new Chosen(champion(repository.history(), usualAlertsPerDay), repository.trials()));
    }

    static Choice champion(List<Release> history, double usualAlertsPerDay) {
        return history.isEmpty()
                ? new Choice(usualAlertsPerDay, Weights.USUAL)
                : history.getFirst().choice();
    }
}
