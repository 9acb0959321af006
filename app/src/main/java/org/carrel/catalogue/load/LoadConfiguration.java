package org.carrel.catalogue.load;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoadSettings.class)
class LoadConfiguration implements SchedulingConfigurer {

    private final LoadSettings settings;
    private final Loads loads;
    private final LoadFolder folder;

    LoadConfiguration(LoadSettings settings, Loads loads, LoadFolder folder) {
        this.settings = settings;
        this.loads = loads;
        this.folder = folder;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!settings.every().isZero()) {
            tasks.addFixedDelayTask(() -> loads.start(folder::look), settings.every());
        }
    }
}
