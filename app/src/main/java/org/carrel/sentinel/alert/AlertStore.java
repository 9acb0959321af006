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
    public void save(List<Alert> raised, Instant at) {
        alerts.save(raised, at);
    }
}
