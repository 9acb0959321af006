package org.carrel.sentinel.ingest;

import java.util.Set;
import org.carrel.privacy.Outside;
import org.springframework.stereotype.Component;

/// What the detector holds in memory and in its checkpoint of somebody who is erased.
@Component
class ForgottenTokens implements Outside {

    private final ReadLogs logs;

    ForgottenTokens(ReadLogs logs) {
        this.logs = logs;
    }

    @Override
    public void forget(Set<String> tokens) {
        logs.forget(tokens);
    }
}
