package org.carrel.sentinel.securing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.privacy.DisclosureGate;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.SentinelPurpose;
import org.carrel.sentinel.review.Reviews;
import org.carrel.sentinel.securing.connector.Outcome;
import org.carrel.sentinel.securing.connector.StepKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/// Steps are found without anybody asking, as in the running program.
@CarrelTest
@Import(SettableClock.class)
class SecuringScheduleModuleTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Purposes purposes;

    @Autowired
    private DisclosureGate gate;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Reviews reviews;

    @AfterEach
    void nothingStaysDue() {
        purposes.run(
                SentinelPurpose.SECURE,
                () -> jdbc.sql("DELETE FROM sentinel.securing").update());
    }

    @Test
    void aSystemThatHangsDoesNotKeepTheStepsOfOthersWaiting() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        SecuringBench bench =
                new SecuringBench(jdbc, purposes, gate, clock, reviews, StepKind.EZPROXY_BLOCK, StepKind.TICKET_HTTP);
        bench.at(StepKind.EZPROXY_BLOCK).then(target -> {
            asked.countDown();
            await(hangs);
            return Outcome.done();
        });
        bench.at(StepKind.TICKET_HTTP).then(target -> {
            told.countDown();
            return Outcome.done();
        });
        bench.begun("rashdown");
        ScheduledTaskRegistrar tasks = scheduled(bench);
        try {
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            hangs.countDown();
            tasks.destroy();
        }
    }

    @Test
    void neverMeansNever() {
        ScheduledTaskRegistrar tasks = new ScheduledTaskRegistrar();
        new SecuringConfiguration(
                        settings(Duration.ZERO), new SecuringBench(jdbc, purposes, gate, clock, reviews).worker())
                .configureTasks(tasks);
        assertThat(tasks.hasTasks()).isFalse();
    }

    private static ScheduledTaskRegistrar scheduled(SecuringBench bench) {
        // The kind of scheduler that Spring Boot makes where threads are virtual.
        SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setVirtualThreads(true);
        ScheduledTaskRegistrar tasks = new ScheduledTaskRegistrar();
        tasks.setTaskScheduler(scheduler);
        new SecuringConfiguration(settings(Duration.ofMillis(50)), bench.worker()).configureTasks(tasks);
        tasks.afterPropertiesSet();
        return tasks;
    }

    private static SecuringSettings settings(Duration every) {
        return new SecuringSettings(every, SecuringBench.LIMIT, 4, Duration.ofDays(30), Duration.ofDays(14));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
