package org.carrel.catalogue.authority;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuthoritySettings.class)
class AuthorityConfiguration implements SchedulingConfigurer {

    private final AuthoritySettings settings;
    private final Works works;

    AuthorityConfiguration(AuthoritySettings settings, Works works) {
        this.settings = settings;
        this.works = works;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!settings.every().isZero()) {
            tasks.addFixedDelayTask(works::start, settings.every());
        }
    }
}
