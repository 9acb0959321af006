package org.carrel.sentinel.alert;

import static org.carrel.sentinel.SentinelPurpose.DETECT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carrel.privacy.Purposes;
import org.carrel.web.LibraryProfile;
import org.springframework.stereotype.Component;

/// A reviewer reads alerts, for the purpose of finding compromised accounts.
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

    ReadAlerts(AlertRepository alerts, Purposes purposes, LibraryProfile library) {
        this.alerts = alerts;
        this.purposes = purposes;
        this.library = library;
    }

    /// @param page from 1; beyond the end it is the last one
    AlertPage page(AlertOrder order, int page) {
        return purposes.in(DETECT, () -> {
            long count = alerts.count();
            int pages = (int) Math.max(1, (count + PAGE - 1) / PAGE);
            int shown = Math.clamp(page, 1, pages);
            return new AlertPage(alerts.list(order, PAGE, (long) (shown - 1) * PAGE), order, shown, pages, count);
        });
    }

    List<AlertRow> all(AlertOrder order) {
        return purposes.in(DETECT, () -> alerts.list(order, EXPORT, 0));
    }

    Optional<AlertDetail> detail(long id) {
        return purposes.in(DETECT, () -> alerts.find(id).map(this::detail));
    }

    private AlertDetail detail(AlertRow alert) {
        Instant first = alerts.firstAt(alert.id());
        LocalDate from = day(first);
        LocalDate to = day(alert.lastAt());
        List<AlertDetail.Day> days =
                alerts.days(alert.account(), from.minusDays(DAYS_BEFORE), to.plusDays(DAYS_AFTER), from, to);
        return new AlertDetail(alert, first, alerts.evidence(alert.id()), alerts.hours(alert.id()), days);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, library.zone());
    }
}
