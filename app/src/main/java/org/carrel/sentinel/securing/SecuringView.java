package org.carrel.sentinel.securing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.carrel.sentinel.securing.connector.Connectors;
import org.carrel.sentinel.securing.connector.StepKind;
import org.jspecify.annotations.Nullable;

/// How far the securing of one alert's account has come: what the fragment
/// `sentinel/securing/steps` shows. Holds no name.
///
/// @param missing    steps that nobody set up here
/// @param securedAt  null while a thief is not locked out
/// @param answer     `mine` or `not_mine`, as the owner answered; null while they have not
/// @param answerSeen somebody has read the answer
/// @param others     alerts that secure the same account
/// @param undoable   steps that a change of verdict can take back; empty when it is over
/// @param undoUntil  when that ends
public record SecuringView(
        long alertId,
        Progress progress,
        List<StepView> steps,
        Set<StepKind> missing,
        Instant begunAt,
        @Nullable Instant securedAt,
        Instant raisedAt,
        Instant firstLineAt,
        @Nullable String answer,
        @Nullable Instant answeredAt,
        boolean answerSeen,
        List<Long> others,
        List<StepKind> undoable,
        Instant undoUntil) {

    /// As a whole.
    public enum Progress {
        RUNNING,
        /// Somebody has to look at it.
        ATTENTION,
        SECURED,
        /// All is done, but nothing of it locks a thief out.
        TOLD,
        UNDOING,
        /// It secures nothing any more, and what it did stayed for another alert of the same account.
        KEPT,
        UNDONE;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// @param state    a message key under `securing.state.`
    /// @param sentence of the last attempt; empty when there is nothing to say
    /// @param againAt  when it is tried again by itself; null when it is not
    /// @param stuck    whether a person may ask for another attempt
    /// @param failed   whether it waits for a person, who may have done it by hand
    public record StepView(
            StepKind kind,
            String state,
            int attempts,
            Instant changedAt,
            String sentence,
            @Nullable Instant againAt,
            boolean stuck,
            boolean failed) {

        static StepView of(StoredStep step, boolean known) {
            boolean triedAndWaits = step.is(StepState.WAITING) && step.attempts() > step.before();
            String state = step.undoing()
                    ? "undo." + step.state().key()
                    : triedAndWaits ? "again" : step.state().key();
            return new StepView(
                    step.kind(),
                    state,
                    step.attempts(),
                    step.changedAt(),
                    step.sentence(),
                    triedAndWaits ? step.dueAt() : null,
                    known && (triedAndWaits || step.is(StepState.FAILED)),
                    step.is(StepState.FAILED));
        }
    }

    SecuringView(
            StoredSecuring securing,
            List<StoredStep> steps,
            List<Long> others,
            Connectors connectors,
            Duration keepFor) {
        this(
                securing.alert(),
                progress(securing, steps, connectors),
                steps.stream()
                        .map(step -> StepView.of(step, securing.username() != null))
                        .toList(),
                connectors.missing(),
                securing.begunAt(),
                securing.securedAt(),
                securing.raisedAt(),
                securing.firstLineAt(),
                securing.answer(),
                securing.answeredAt(),
                securing.answerSeenAt() != null,
                others,
                undoable(securing, steps, connectors),
                securing.begunAt().plus(keepFor));
    }

    private static List<StepKind> undoable(StoredSecuring securing, List<StoredStep> steps, Connectors connectors) {
        return securing.username() == null || securing.undoAskedAt() != null
                ? List.of()
                : steps.stream()
                        .map(StoredStep::kind)
                        .filter(connectors::undoable)
                        .toList();
    }

    private static Progress progress(StoredSecuring securing, List<StoredStep> steps, Connectors connectors) {
        if (securing.undoneAt() != null) {
            return steps.stream().anyMatch(step -> stayed(step, connectors)) ? Progress.KEPT : Progress.UNDONE;
        }
        if (steps.stream().anyMatch(step -> step.is(StepState.FAILED))) {
            return Progress.ATTENTION;
        }
        if (securing.undoAskedAt() != null) {
            return Progress.UNDOING;
        }
        if (!steps.stream().allMatch(StoredStep::settled)) {
            return Progress.RUNNING;
        }
        return securing.securedAt() == null ? Progress.TOLD : Progress.SECURED;
    }

    private static boolean stayed(StoredStep step, Connectors connectors) {
        return step.is(StepState.DONE) && !step.undoing() && step.attempts() > 0 && connectors.undoable(step.kind());
    }

    /// Whether something may change without anybody asking.
    public boolean moves() {
        return steps.stream()
                .anyMatch(step -> Set.of("waiting", "running", "again", "undo.waiting", "undo.running")
                        .contains(step.state()));
    }

    /// Whether a new confirmation may follow.
    public boolean over() {
        return progress == Progress.UNDONE || progress == Progress.KEPT || progress == Progress.UNDOING;
    }

    /// Whether any step waits for a person, or for its next attempt.
    public boolean stuck() {
        return steps.stream().anyMatch(StepView::stuck);
    }

    /// The same while nothing has changed.
    public String version() {
        return Integer.toHexString(Objects.hash(progress, steps, securedAt, answer, answerSeen, others));
    }

    /// From the moment the alert was there; null while nobody is locked out.
    public @Nullable Duration fromAlert() {
        return securedAt == null ? null : Duration.between(raisedAt, securedAt);
    }

    /// From the first line of the episode; null while nobody is locked out.
    public @Nullable Duration fromFirstLine() {
        return securedAt == null ? null : Duration.between(firstLineAt, securedAt);
    }

    /// A duration in words, as `48 s`, `3 min 5 s`, `2 h 10 min` or `6 d 4 h`.
    public static String words(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds < 86_400
                ? seconds / 3600 + " h " + seconds % 3600 / 60 + " min"
                : seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
    }
}
