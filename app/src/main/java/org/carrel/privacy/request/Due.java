package org.carrel.privacy.request;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carrel.privacy.clock.Deadlines;
import org.carrel.privacy.clock.Deadlines.Pause;
import org.jspecify.annotations.Nullable;

/// When a request has to be answered.
///
/// @param day null where the law names none: a complaint that was acknowledged, a request that is
/// closed
/// @param left days until then; negative when it is over
/// @param stopped whether the clock stands still
public record Due(@Nullable LocalDate day, long left, boolean stopped) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final int SOON = 7;
    private static final Due NONE = new Due(null, Long.MAX_VALUE, false);

    static Due of(Request request, Deadlines deadlines, LocalDate today, ZoneId zone) {
        if (!request.isOpen()) {
            return NONE;
        }
        LocalDate received = LocalDate.ofInstant(request.receivedAt(), zone);
        if (request.kind() == Kind.COMPLAIN) {
            return request.has(StepKind.ACKNOWLEDGED) ? NONE : until(deadlines.acknowledgement(received), today, false);
        }
        return until(
                answer(request, deadlines, today, zone, request.has(StepKind.EXTENDED)),
                today,
                request.isBeingChecked());
    }

    static LocalDate answer(Request request, Deadlines deadlines, LocalDate today, ZoneId zone, boolean extended) {
        LocalDate received = LocalDate.ofInstant(request.receivedAt(), zone);
        return deadlines.answer(received, pauses(request, today, zone), extended);
    }

    private static Due until(LocalDate day, LocalDate today, boolean stopped) {
        return new Due(day, ChronoUnit.DAYS.between(today, day), stopped);
    }

    private static List<Pause> pauses(Request request, LocalDate today, ZoneId zone) {
        List<Pause> pauses = new ArrayList<>();
        LocalDate asked = null;
        for (Step step : request.steps()) {
            LocalDate day = LocalDate.ofInstant(step.at(), zone);
            if (step.kind() == StepKind.IDENTITY_ASKED && asked == null) {
                asked = day;
            } else if (step.kind() == StepKind.IDENTITY_CHECKED && asked != null) {
                pauses.add(new Pause(asked, day));
                asked = null;
            }
        }
        if (asked != null) {
            pauses.add(new Pause(asked, today));
        }
        return pauses;
    }

    /// `none`, `stopped`, `over`, `today`, `soon` or `later`: a key under `desk.due.`.
    public String key() {
        if (day == null) {
            return "none";
        }
        if (stopped) {
            return "stopped";
        }
        if (left <= 0) {
            return left < 0 ? "over" : "today";
        }
        return left <= SOON ? "soon" : "later";
    }

    /// As `12 March 2026`; empty where the law names none.
    public String date() {
        return day == null ? "" : day.format(DAY);
    }

    /// Whole days, without a sign.
    public String days() {
        return Long.toString(Math.abs(left));
    }

    public boolean isPressing() {
        return !stopped && day != null && left <= SOON;
    }
}
