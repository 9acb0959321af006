package org.carrel.sentinel.alert;

import java.time.Instant;
import java.util.List;
import org.carrel.engine.scoring.Alert;
import org.springframework.stereotype.Component;

/// Where the detector's alerts go. Runs inside the transaction of the chunk that raised them.
@Component
public class AlertStore {

    private final RaisedAlertRepository alerts;

    AlertStore(RaisedAlertRepository alerts) {
        this.alerts = alerts;
    }

    /// Opens or updates each alert. The same alert twice changes nothing.
    ///
    /// @param unavailable evidence that cannot be looked at, as a sentence; empty if all can
    public void save(List<Alert> raised, String unavailable, Instant at) {
        alerts.save(raised, unavailable, at);
    }
}
