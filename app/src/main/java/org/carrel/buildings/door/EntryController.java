package org.carrel.buildings.door;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.carrel.buildings.premises.Gate;
import org.carrel.buildings.premises.Premises;
import org.carrel.web.ApiCaller;
import org.carrel.web.For;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// A gate asks whether to open.
@RestController
class EntryController {

    private static final int MINUTE = 60;

    private final Doorkeeper doors;
    private final Premises premises;
    private final EntryRepository entries;
    private final DoorTexts texts;
    private final Bulkhead bulkhead;
    private final Clock clock;
    private final ConcurrentMap<String, Instant> seen = new ConcurrentHashMap<>();

    EntryController(
            Doorkeeper doors,
            Premises premises,
            EntryRepository entries,
            DoorTexts texts,
            Bulkhead bulkhead,
            Clock clock) {
        this.doors = doors;
        this.premises = premises;
        this.entries = entries;
        this.texts = texts;
        this.bulkhead = bulkhead;
        this.clock = clock;
    }

    /// @param decision `allow` or `deny`
    /// @param code     stable; see [Code]
    /// @param text     for the person at the gate
    /// @param repeated the same entry was answered before: this is that answer, and it counts once
    /// @param clock    null while the gate's clock is right
    record Told(
            String id,
            String decision,
            String code,
            String text,
            boolean repeated,
            @Nullable OffClock clock) {}

    /// @param aheadSeconds negative where the gate's clock is behind
    /// @param now          the right time
    record OffClock(int aheadSeconds, Instant now, String text) {}

    @PostMapping("/api/v1/gates/{gate}/entries")
    @For("enter_buildings")
    ResponseEntity<?> enter(
            @PathVariable String gate, @RequestBody SentEntry entry, @AuthenticationPrincipal ApiCaller caller) {
        Optional<Gate> known =
                premises.plan().gate(gate).filter(one -> one.code().equals(caller.subject()));
        if (known.isEmpty()) {
            return problem(HttpStatus.FORBIDDEN, "gate");
        }
        Optional<String> wrong = entry.problem();
        if (wrong.isPresent()) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, wrong.get());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Attempt attempt = entry.now(known.get(), now);
        if (!bulkhead.enter()) {
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "busy");
        }
        Optional<Answer> answer;
        try {
            answer = doors.answer(attempt);
        } finally {
            bulkhead.leave();
        }
        if (answer.isEmpty()) {
            return problem(HttpStatus.CONFLICT, "conflict");
        }
        noteSeen(gate, now, attempt.skew());
        return ResponseEntity.ok(told(attempt, answer.get(), now));
    }

    private Told told(Attempt attempt, Answer answer, Instant now) {
        Integer skew = attempt.skew();
        OffClock off = skew == null || Math.abs(skew) <= Gate.SKEWED
                ? null
                : new OffClock(
                        skew,
                        now,
                        texts.text(
                                "door.clock",
                                Math.abs(skew),
                                skew > 0 ? 1 : 0,
                                Math.abs(skew) < SentEntry.DAY ? 0 : 1));
        return new Told(
                attempt.id(),
                answer.allowed() ? "allow" : "deny",
                answer.code().key(),
                texts.of(answer.code()),
                answer.repeated(),
                off);
    }

    private void noteSeen(String gate, Instant now, @Nullable Integer skew) {
        Instant before = seen.get(gate);
        if (before == null || now.isAfter(before.plusSeconds(MINUTE)) || now.isBefore(before)) {
            seen.put(gate, now);
            entries.seen(gate, now, skew);
        }
    }

    private ResponseEntity<?> problem(HttpStatus status, String key) {
        return GateProblem.of(status, texts.text("door.problem"), texts.text("door.problem." + key));
    }
}
