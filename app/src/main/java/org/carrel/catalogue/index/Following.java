package org.carrel.catalogue.index;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;

/// The thread in which the follower steps. It has one of its own: to open an index or to read a great load takes time
/// that what happens by the clock elsewhere cannot wait for.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IndexSettings.class)
class Following implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Following.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Follower follower;
    private final Duration every;
    private volatile CountDownLatch end = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    Following(Follower follower, IndexSettings settings) {
        this.follower = follower;
        this.every = settings.indexEvery();
    }

    @Override
    public void start() {
        if (!every.isZero()) {
            end = new CountDownLatch(1);
            thread = Thread.ofPlatform().daemon().name("search-index").start(this::run);
        }
    }

    /// Never interrupted: an interrupt would close the very files that are written.
    private void run() {
        try {
            do {
                step();
            } while (!end.await(follower.isBehind() ? 0 : every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() {
        try {
            follower.step();
        } catch (RuntimeException e) {
            log.error("The search index cannot follow the catalogue; it is tried again", e);
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            end.countDown();
            try {
                running.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
