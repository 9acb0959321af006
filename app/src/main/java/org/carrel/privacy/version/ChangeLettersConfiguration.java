package org.carrel.privacy.version;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

@Configuration(proxyBeanMethods = false)
class ChangeLettersConfiguration implements SchedulingConfigurer {

    private final ChangeLetters letters;
    private final Duration every;

    /// @param every how long to wait between two looks for letters; zero for never
    ChangeLettersConfiguration(ChangeLetters letters, @Value("${carrel.privacy.letters-every:PT30S}") Duration every) {
        this.letters = letters;
        this.every = every;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!every.isZero()) {
            tasks.addFixedDelayTask(letters::sendWhatIsDue, every);
        }
    }
}
