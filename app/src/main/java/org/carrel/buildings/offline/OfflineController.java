package org.carrel.buildings.offline;

import java.util.List;
import java.util.Optional;
import org.carrel.buildings.door.DoorTexts;
import org.carrel.buildings.door.GateProblem;
import org.carrel.buildings.door.SentEntry;
import org.carrel.buildings.premises.Gate;
import org.carrel.buildings.premises.Premises;
import org.carrel.web.ApiCaller;
import org.carrel.web.For;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// A gate fetches the list by which it decides alone, and tells afterwards what it did.
@RestController
class OfflineController {

    private static final int MOST = 10_000;

    private final Snapshots snapshots;
    private final Reconciliation reconciliation;
    private final Premises premises;
    private final DoorTexts texts;

    OfflineController(Snapshots snapshots, Reconciliation reconciliation, Premises premises, DoorTexts texts) {
        this.snapshots = snapshots;
        this.reconciliation = reconciliation;
        this.premises = premises;
        this.texts = texts;
    }

    record Sent(@Nullable List<@Nullable SentEntry> entries) {}

    /// @param wouldBe null where the gate would have opened
    /// @param text    what is wrong, or why it would have stayed shut; null where there is nothing to say
    record Result(
            String id,
            String result,
            @Nullable String wouldBe,
            @Nullable String text) {}

    record Results(long counted, long repeated, long refused, List<Result> results) {}

    @GetMapping("/api/v1/gates/{gate}/snapshot")
    @For("enter_buildings")
    ResponseEntity<?> snapshot(@PathVariable String gate, @AuthenticationPrincipal ApiCaller caller) {
        return own(gate, caller)
                .<ResponseEntity<?>>map(one -> ResponseEntity.ok(snapshots.of(one)))
                .orElseGet(() -> problem(HttpStatus.FORBIDDEN, "gate"));
    }

    @PostMapping("/api/v1/gates/{gate}/offline-entries")
    @For("enter_buildings")
    ResponseEntity<?> take(
            @PathVariable String gate, @RequestBody Sent sent, @AuthenticationPrincipal ApiCaller caller) {
        Optional<Gate> known = own(gate, caller);
        if (known.isEmpty()) {
            return problem(HttpStatus.FORBIDDEN, "gate");
        }
        List<@Nullable SentEntry> entries = sent.entries();
        if (entries == null || entries.size() > MOST) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "entries");
        }
        List<SentEntry> all = entries.stream()
                .map(entry -> entry == null ? new SentEntry(null, null, null, null, null) : entry)
                .toList();
        return ResponseEntity.ok(results(reconciliation.take(known.get(), all)));
    }

    private Results results(List<Reconciliation.Told> told) {
        return new Results(
                count(told, "counted"),
                count(told, "repeated"),
                count(told, "refused"),
                told.stream().map(this::result).toList());
    }

    private static long count(List<Reconciliation.Told> told, String result) {
        return told.stream().filter(one -> one.result().equals(result)).count();
    }

    private Result result(Reconciliation.Told told) {
        if (told.problem() != null) {
            return new Result(told.id(), told.result(), null, texts.text("door.problem." + told.problem()));
        }
        return told.wouldBe() == null
                ? new Result(told.id(), told.result(), null, null)
                : new Result(told.id(), told.result(), told.wouldBe().key(), texts.of(told.wouldBe()));
    }

    private Optional<Gate> own(String gate, ApiCaller caller) {
        return premises.plan().gate(gate).filter(one -> one.code().equals(caller.subject()));
    }

    private ResponseEntity<?> problem(HttpStatus status, String key) {
        return GateProblem.of(status, texts.text("door.problem"), texts.text("door.problem." + key));
    }
}
