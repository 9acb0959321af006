package org.carrel.privacy.retention;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RewriteSettings.class)
class RewriteConfiguration implements SchedulingConfigurer {

    private final RewriteSettings settings;
    private final Rewrites rewrites;

    RewriteConfiguration(RewriteSettings settings, Rewrites rewrites) {
        this.settings = settings;
        this.rewrites = rewrites;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!settings.every().isZero()) {
            tasks.addFixedDelayTask(new FixedDelayTask(rewrites::rewriteWhatIsDue, settings.every(), settings.every()));
        }
    }
}
