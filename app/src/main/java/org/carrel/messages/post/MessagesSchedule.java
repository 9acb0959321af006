package org.carrel.messages.post;

import org.carrel.messages.MessagesSettings;
import org.carrel.messages.digest.Digests;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/// Two tasks, which take turns: neither begins again before its own last run is over.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagesSettings.class)
class MessagesSchedule implements SchedulingConfigurer {

    private final MessagesSettings settings;
    private final Digests digests;
    private final DigestPost post;

    MessagesSchedule(MessagesSettings settings, Digests digests, DigestPost post) {
        this.settings = settings;
        this.digests = digests;
        this.post = post;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!settings.every().isZero()) {
            tasks.addFixedDelayTask(new FixedDelayTask(digests::makeWhatIsDue, settings.every(), settings.every()));
            tasks.addFixedDelayTask(new FixedDelayTask(post::sendWhatIsDue, settings.every(), settings.every()));
        }
    }
}
