package org.carrel.sentinel.securing;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuringSettings.class)
class SecuringConfiguration implements SchedulingConfigurer {

    /// So that one slow system does not keep the steps of others waiting.
    private static final int AT_ONCE = 8;

    private final SecuringSettings settings;
    private final Worker worker;
    private final Semaphore free = new Semaphore(AT_ONCE);

    SecuringConfiguration(SecuringSettings settings, Worker worker) {
        this.settings = settings;
        this.worker = worker;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!settings.every().isZero()) {
            // At a fixed rate each look runs in a thread of its own; with a fixed delay they would share one.
            tasks.addFixedRateTask(this::look, settings.every());
            tasks.addFixedRateTask(worker::tidy, Duration.ofHours(1));
        }
    }

    private void look() {
        if (free.tryAcquire()) {
            try {
                worker.work();
            } finally {
                free.release();
            }
        }
    }
}
