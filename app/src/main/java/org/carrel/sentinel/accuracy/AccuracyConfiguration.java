package org.carrel.sentinel.accuracy;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccuracySettings.class)
class AccuracyConfiguration implements SchedulingConfigurer {

    private static final Duration AFTER_START = Duration.ofMinutes(1);

    private final AccuracySettings settings;
    private final Sampling sampling;
    private final Accuracy accuracy;
    private final Comparison comparison;

    AccuracyConfiguration(AccuracySettings settings, Sampling sampling, Accuracy accuracy, Comparison comparison) {
        this.settings = settings;
        this.accuracy = accuracy;
        this.comparison = comparison;
        this.sampling = sampling;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!settings.drawEvery().isZero()) {
            tasks.addFixedDelayTask(new IntervalTask(sampling::drawWhatIsDue, settings.drawEvery(), AFTER_START));
            tasks.addFixedDelayTask(new IntervalTask(this::makeReady, settings.drawEvery(), AFTER_START));
        }
    }

    private void makeReady() {
        accuracy.makeReady();
        comparison.makeReady();
    }
}
