package org.carrel.privacy;

import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

@Configuration(proxyBeanMethods = false)
class LettersConfiguration implements SchedulingConfigurer {

    private final ObjectProvider<DueLetters> letters;
    private final Duration every;

    /// @param every how long to wait between two looks for letters; zero for never
    LettersConfiguration(
            ObjectProvider<DueLetters> letters, @Value("${carrel.privacy.letters-every:PT30S}") Duration every) {
        this.letters = letters;
        this.every = every;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!every.isZero()) {
            letters.forEach(some -> tasks.addFixedDelayTask(some::sendWhatIsDue, every));
        }
    }
}
