package org.carrel.privacy.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.carrel.privacy.Audit;
import org.carrel.privacy.AuditEvent;
import org.carrel.privacy.RequestMemory;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.PurposeRule.View;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Follows a member of staff through a transaction and writes down whose data they were given,
/// before they get it.
@Component
public class Trail {

    /// Beyond so many at once a page works out figures; nothing on it is of one of them.
    static final int MANY_PSEUDONYMS = 100;

    private final Audit audit;
    private final Declaration notice;

    Trail(Audit audit, Declaration notice) {
        this.audit = audit;
        this.notice = notice;
    }

    /// Runs `transaction`. What it read is on disk when this returns; where it cannot be written,
    /// nothing is returned.
    public <T extends @Nullable Object> T follow(Look look, Supplier<T> transaction) {
        Sightings outer = Sightings.current();
        if (outer != null && outer.isFor(look.purpose())) {
            return transaction.get();
        }
        Sightings sightings = new Sightings(look.purpose());
        T result;
        Sightings.set(sightings);
        try {
            result = transaction.get();
        } catch (RuntimeException | Error problem) {
            Sightings.set(outer);
            // What was read may show in what went wrong.
            writeAlso(look, sightings, problem);
            throw problem;
        } finally {
            Sightings.set(outer);
        }
        write(look, sightings);
        return result;
    }

    private void writeAlso(Look look, Sightings sightings, Throwable problem) {
        try {
            write(look, sightings);
        } catch (RuntimeException second) {
            problem.addSuppressed(second);
        }
    }

    private void write(Look look, Sightings sightings) {
        Map<String, Set<String>> subjects = new HashMap<>(sightings.subjects(AuditEvent.NOBODY));
        subjects.keySet().removeAll(look.self());
        String detail = "";
        if (subjects.size() > MANY_PSEUDONYMS && notice.purpose(look.purpose()).view() != View.PERSONAL) {
            detail = subjects.size() + " pseudonyms";
            Set<String> all = new TreeSet<>();
            subjects.values().forEach(all::addAll);
            subjects = new HashMap<>(Map.of(AuditEvent.NOBODY, all));
        }
        // A page of several parts looks at somebody once.
        Map<String, Set<String>> written = RequestMemory.of(Trail.class);
        List<AuditEvent> events = new ArrayList<>();
        for (Map.Entry<String, Set<String>> seen : subjects.entrySet()) {
            Set<String> before = written.computeIfAbsent(look.purpose() + " " + seen.getKey(), key -> new HashSet<>());
            if (!before.containsAll(seen.getValue())) {
                events.add(event(look, seen.getKey(), seen.getValue(), detail));
            }
        }
        if (!events.isEmpty()) {
            audit.record(events);
            subjects.forEach((subject, categories) -> written.computeIfAbsent(
                            look.purpose() + " " + subject, key -> new HashSet<>())
                    .addAll(categories));
        }
    }

    private static AuditEvent event(Look look, String subject, Set<String> categories, String detail) {
        return new AuditEvent(
                AuditEvent.Kind.LOOK,
                subject,
                look.actor(),
                look.roles(),
                look.purpose(),
                new TreeSet<>(categories),
                look.where(),
                detail);
    }
}
