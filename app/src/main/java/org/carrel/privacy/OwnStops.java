package org.carrel.privacy;

import org.springframework.stereotype.Component;

/// Whether somebody objected to a purpose. The row policies hide their data from it then; whoever
/// serves them asks here, to say so and to take nothing new.
@Component
public class OwnStops {

    private final OwnStopRepository stops;

    OwnStops(OwnStopRepository stops) {
        this.stops = stops;
    }

    /// Asked in a transaction that acts for that purpose.
    public boolean isStopped(Purpose purpose, Subject subject) {
        return stops.isStopped(purpose.name(), subject.numbers());
    }
}
