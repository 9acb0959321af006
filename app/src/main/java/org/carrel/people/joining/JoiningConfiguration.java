package org.carrel.people.joining;

import java.time.Clock;
import org.carrel.web.NetworkLimit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JoiningSettings.class)
class JoiningConfiguration {

    /// How many applications one network, and everybody together, may send in an hour.
    @Component
    static class JoinLimit extends NetworkLimit {

        private static final int PER_NETWORK = 5;
        private static final int TOGETHER = 100;

        JoinLimit(Clock clock) {
            super(PER_NETWORK, TOGETHER, clock);
        }
    }
}
