package org.carrel.privacy.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.carrel.privacy.Audit;
import org.carrel.privacy.AuditEvent;
import org.carrel.privacy.AuditFailed;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.stereotype.Component;

/// Adds to the record in groups: one thread takes whatever has come together while it wrote the
/// last group, and everybody in a group waits for the same commit.
@Component
class AuditTrail implements Audit, DisposableBean {

    static final Purpose KEEP = new Purpose("keep_audit");
    private static final Purpose END = new Purpose("end_audit");

    /// As the notice's retention says.
    private static final Period KEPT = Period.ofYears(7);

    private static final int LARGEST_GROUP = 2_000;

    private final Chain chain;
    private final ChainRepository repository;
    private final ObjectProvider<Purposes> purposes;
    private final Clock clock;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private @Nullable Thread writer;

    AuditTrail(Chain chain, ChainRepository repository, ObjectProvider<Purposes> purposes, Clock clock) {
        this.chain = chain;
        this.repository = repository;
        this.purposes = purposes;
        this.clock = clock;
    }

    private record Waiting(List<AuditEvent> events, CompletableFuture<Boolean> written) {}

    @Override
    public void record(List<AuditEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Waiting waiting = new Waiting(List.copyOf(events), new CompletableFuture<>());
        queue.add(waiting);
        start();
        try {
            waiting.written().join();
        } catch (CompletionException e) {
            throw new AuditFailed("Who looked could not be written down, so nothing is shown", e);
        }
    }

    private synchronized void start() {
        if (writer == null || !writer.isAlive()) {
            writer = Thread.ofPlatform().daemon().name("audit-writer").start(this::work);
        }
    }

    private void work() {
        List<Waiting> group = new ArrayList<>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group, LARGEST_GROUP);
                write(group);
            }
        } catch (InterruptedException stopped) {
            IllegalStateException over = new IllegalStateException("The program ends", stopped);
            queue.drainTo(group);
            group.forEach(one -> one.written().completeExceptionally(over));
        }
    }

    private void write(List<Waiting> group) {
        try {
            List<AuditEvent> events =
                    group.stream().flatMap(one -> one.events().stream()).toList();
            purposes.getObject().run(KEEP, () -> chain.add(events));
            group.forEach(one -> one.written().complete(true));
        } catch (RuntimeException | Error problem) {
            // Everybody in the group is refused what they asked for, and the next group is tried anew.
            group.forEach(one -> one.written().completeExceptionally(problem));
        }
    }

    @Override
    public int forget(Subject subject, Set<String> tokens) {
        Set<String> names = new TreeSet<>(tokens);
        names.addAll(subject.numbers());
        return purposes.getObject().in(END, () -> repository.forget(names));
    }

    @EventListener
    void on(DayHasPassed day) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        purposes.getObject()
                .in(
                        END,
                        () -> repository.forgetBefore(
                                today.minus(KEPT).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    @Override
    public synchronized void destroy() {
        if (writer != null) {
            writer.interrupt();
        }
    }
}
