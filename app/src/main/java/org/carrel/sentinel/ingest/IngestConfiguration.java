package org.carrel.sentinel.ingest;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(SentinelSettings.class)
class IngestConfiguration implements SchedulingConfigurer {

    private final SentinelSettings settings;
    private final Inbox inbox;

    IngestConfiguration(SentinelSettings settings, Inbox inbox) {
        this.settings = settings;
        this.inbox = inbox;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!settings.inboxEvery().isZero()) {
            tasks.addFixedDelayTask(inbox::look, settings.inboxEvery());
        }
    }
}
