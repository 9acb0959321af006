package org.carrel.privacy.audit;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration implements SchedulingConfigurer {

    private final AuditSettings settings;
    private final Checkpoints checkpoints;

    AuditConfiguration(AuditSettings settings, Checkpoints checkpoints) {
        this.settings = settings;
        this.checkpoints = checkpoints;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!settings.checkpointEvery().isZero()) {
            tasks.addFixedDelayTask(checkpoints::makeIfDue, settings.checkpointEvery());
        }
    }
}
