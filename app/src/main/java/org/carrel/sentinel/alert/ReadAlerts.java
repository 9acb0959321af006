package org.carrel.sentinel.alert;

import static org.carrel.sentinel.SentinelPurpose.REVIEW;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carrel.privacy.Purposes;
import org.carrel.web.LibraryProfile;
import org.springframework.stereotype.Component;

/// A reviewer reads alerts, for the purpose of judging them.
@Component
class ReadAlerts {

    static final int PAGE = 25;
    /// Most rows of an export: far more alerts than a reviewer can have read.
    static final int EXPORT = 100_000;

    private static final int DAYS_BEFORE = 35;
    private static final int DAYS_AFTER = 7;

    private final AlertRepository alerts;
    private final Purposes purposes;
    private final LibraryProfile library;
    private final Clock clock;

    ReadAlerts(AlertRepository alerts, Purposes purposes, LibraryProfile library, Clock clock) {
        this.alerts = alerts;
        this.purposes = purposes;
        this.library = library;
        this.clock = clock;
    }

    /// @param page from 1; beyond the end it is the last one
    AlertPage page(AlertFilter filter, AlertOrder order, int page) {
        Instant now = clock.instant();
        return purposes.in(REVIEW, () -> {
            long count = alerts.count(filter, now);
            int pages = (int) Math.max(1, (count + PAGE - 1) / PAGE);
            int shown = Math.clamp(page, 1, pages);
            List<AlertRow> rows = alerts.list(filter, order, now, PAGE, (long) (shown - 1) * PAGE);
            return new AlertPage(rows, filter, order, shown, pages, count);
        });
    }

    List<AlertRow> all(AlertFilter filter, AlertOrder order) {
        return purposes.in(REVIEW, () -> alerts.list(filter, order, clock.instant(), EXPORT, 0));
    }

    Optional<AlertDetail> detail(long id) {
        return purposes.in(REVIEW, () -> alerts.find(id, clock.instant()).map(this::detail));
    }

    Standing standing(long id) {
        return purposes.in(REVIEW, () -> alerts.standing(id, clock.instant()));
    }

    private AlertDetail detail(AlertRow alert) {
        Instant first = alerts.firstAt(alert.id());
        LocalDate from = day(first);
        LocalDate to = day(alert.lastAt());
        List<AlertDetail.Day> days =
                alerts.days(alert.account(), from.minusDays(DAYS_BEFORE), to.plusDays(DAYS_AFTER), from, to);
        return new AlertDetail(
                alert,
                first,
                alerts.unavailable(alert.id()),
                alerts.evidence(alert.id()),
                alerts.hours(alert.id()),
                alerts.sessions(alert.id()),
                days);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, library.zone());
    }
}
