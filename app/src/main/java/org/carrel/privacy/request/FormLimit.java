package org.carrel.privacy.request;

import java.time.Clock;
import org.carrel.web.NetworkLimit;
import org.springframework.stereotype.Component;

/// How many requests one network, and everybody together, may send by the public form.
@Component
class FormLimit extends NetworkLimit {

    private static final int PER_NETWORK = 5;
    private static final int TOGETHER = 100;

    FormLimit(Clock clock) {
        super(PER_NETWORK, TOGETHER, clock);
    }
}
