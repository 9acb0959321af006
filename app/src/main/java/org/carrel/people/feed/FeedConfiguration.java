package org.carrel.people.feed;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FeedSettings.class, DirectorySettings.class})
class FeedConfiguration implements SchedulingConfigurer {

    private final FeedSettings settings;
    private final FeedFolder folder;
    private final Deliveries deliveries;
    private final DirectoryReading directories;

    FeedConfiguration(FeedSettings settings, FeedFolder folder, Deliveries deliveries, DirectoryReading directories) {
        this.settings = settings;
        this.folder = folder;
        this.deliveries = deliveries;
        this.directories = directories;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!settings.every().isZero()) {
            tasks.addFixedDelayTask(folder::look, settings.every());
        }
    }

    @EventListener
    void on(DayHasPassed day) {
        deliveries.forgetReplaced();
        directories.night();
    }
}
