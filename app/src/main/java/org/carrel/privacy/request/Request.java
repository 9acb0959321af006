package org.carrel.privacy.request;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody asked, and what has happened since.
///
/// @param subject a person's or an account's number; null while nobody knows who asks
/// @param askerName as typed by somebody without an account
/// @param askerReach where they are reached
/// @param aboutOther whom it is about and by what right, where somebody acts for another
/// @param concerns a purpose or a category of the notice, or `*`
/// @param stops what stands in the way of use because of it: a purpose or `*`; null for nothing
/// @param state `open`, `fulfilled`, `refused`, `withdrawn`, or `ended` where the person was erased
/// @param steps the oldest first
public record Request(
        long id,
        Kind kind,
        @Nullable String subject,
        @Nullable String askerName,
        @Nullable String askerReach,
        @Nullable String aboutOther,
        String channel,
        String concerns,
        String body,
        Instant receivedAt,
        @Nullable String stops,
        String state,
        @Nullable Instant closedAt,
        List<Step> steps) {

    public boolean isOpen() {
        return state.equals("open");
    }

    /// False for a restriction that stops nothing yet, since somebody has to decide or nobody knows who asks.
    public boolean isInForce() {
        return kind != Kind.RESTRICT || stops != null;
    }

    /// Whoever asked was erased: neither they nor their words are held any longer.
    public boolean isEmptied() {
        return subject == null && askerName == null;
    }

    public boolean has(StepKind kind) {
        return steps.stream().anyMatch(step -> step.kind() == kind);
    }

    /// Somebody has been asked who they are and has not shown it yet.
    public boolean isBeingChecked() {
        boolean asked = false;
        for (Step step : steps) {
            if (step.kind() == StepKind.IDENTITY_ASKED) {
                asked = true;
            } else if (step.kind() == StepKind.IDENTITY_CHECKED) {
                asked = false;
            }
        }
        return asked;
    }

    /// Whether it is known who asks: they were signed in, or the officer has checked it.
    public boolean isIdentified() {
        return channel.equals("my_data") || has(StepKind.IDENTITY_CHECKED);
    }

    /// Whether whoever acts for another has shown that they may, or acts for themselves.
    public boolean isAuthorised() {
        return aboutOther == null || has(StepKind.AUTHORITY_CHECKED);
    }

    Request with(List<Step> others) {
        return new Request(
                id,
                kind,
                subject,
                askerName,
                askerReach,
                aboutOther,
                channel,
                concerns,
                body,
                receivedAt,
                stops,
                state,
                closedAt,
                others);
    }
}
