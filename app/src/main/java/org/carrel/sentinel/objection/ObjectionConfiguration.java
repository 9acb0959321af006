package org.carrel.sentinel.objection;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ObjectionSettings.class)
class ObjectionConfiguration implements SchedulingConfigurer {

    private final ObjectionSettings settings;
    private final Letters letters;

    ObjectionConfiguration(ObjectionSettings settings, Letters letters) {
        this.settings = settings;
        this.letters = letters;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!settings.lettersEvery().isZero()) {
            tasks.addFixedDelayTask(letters::sendWhatIsDue, settings.lettersEvery());
        }
    }
}
