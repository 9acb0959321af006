package org.carrel.sentinel.accuracy;

import static org.carrel.sentinel.accuracy.AccuracyPurpose.CHECK;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.accuracy.AccuracyRepository.Period;
import org.carrel.web.LibraryProfile;
import org.springframework.stereotype.Component;

/// All figures, made from what is stored: anew each time somebody asks, or where that takes long, every few minutes.
@Component
class Accuracy {

    static final int FEWEST_DAYS = 7;
    static final int MOST_DAYS = 366;

    /// The sheet that colleagues are not shown.
    private static final String REVIEWERS = "reviewers";

    private static final int MONTH = 30;
    private static final int MONTHS_BEFORE = 90;

    private final AccuracyRepository repository;
    private final ReviewerRepository reviewers;
    private final AccuracySettings settings;
    private final ReviewBudget budget;
    private final Purposes purposes;
    private final LibraryProfile library;
    private final Clock clock;
    private final Kept<Integer, List<Sheet>> kept;

    Accuracy(
            AccuracyRepository repository,
            ReviewerRepository reviewers,
            AccuracySettings settings,
            ReviewBudget budget,
            Purposes purposes,
            LibraryProfile library,
            Clock clock) {
        this.repository = repository;
        this.reviewers = reviewers;
        this.settings = settings;
        this.budget = budget;
        this.purposes = purposes;
        this.library = library;
        this.clock = clock;
        this.kept = new Kept<>(settings.keepFor(), task -> Thread.ofVirtual().start(task), clock);
    }

    /// @param days the figures look back on
    /// @param seed of the intervals that are resampled
    /// @param madeAt when the figures were read from what is stored
    record Report(int days, long seed, int resamples, int smallestGroup, Instant madeAt, List<Sheet> sheets) {}

    int usualDays() {
        return settings.days();
    }

    /// @param asked days to look back; beyond what is possible it is the nearest that is
    /// @param withReviewers whether to show how each reviewer decides: not for their colleagues
    Report report(int asked, boolean withReviewers) {
        int days = Math.clamp(asked, FEWEST_DAYS, MOST_DAYS);
        Kept.Made<List<Sheet>> made = kept.get(days, decisions(), () -> sheets(days));
        List<Sheet> shown = made.value().stream()
                .filter(sheet -> withReviewers || !sheet.name().equals(REVIEWERS))
                .toList();
        return new Report(days, settings.seed(), settings.resamples(), settings.smallestGroup(), made.at(), shown);
    }

    /// So that nobody waits for the usual figures.
    void makeReady() {
        if (!settings.keepFor().isZero()) {
            kept.make(settings.days(), decisions(), () -> sheets(settings.days()));
        }
    }

    private long decisions() {
        return purposes.in(CHECK, reviewers::decisions);
    }

    private List<Sheet> sheets(int days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), library.zone());
        return purposes.in(CHECK, () -> sheets(today, days));
    }

    private List<Sheet> sheets(LocalDate today, int days) {
        Period period = period(today.minusDays(days - 1L), today);
        Instant since = period.from().atStartOfDay(library.zone()).toInstant();
        List<CheckedAlert> alerts = repository.alerts(period);
        ErrorSheets errors = new ErrorSheets(alerts, repository.samples(period), repository.below(period), settings);
        GroupSheets groups = new GroupSheets(alerts, repository.groups(period), settings.smallestGroup());
        WorkSheets work = new WorkSheets(alerts, period);
        List<Agreement.Pair> pairs = reviewers.pairs(since);
        List<Sheet> sheets = new ArrayList<>(List.of(
                errors.summary(),
                errors.bands(),
                groups.falseAlerts(),
                errors.calibration(),
                drift(today),
                work.days(budget.alertsPerDay()),
                work.verdicts(),
                WorkSheets.agreement(pairs),
                WorkSheets.pairs(pairs),
                WorkSheets.overturned(reviewers.overturned(since)),
                work.latency(),
                WorkSheets.secured(repository.toSecured(period))));
        sheets.add(WorkSheets.reviewers(reviewers.work(since), settings));
        return List.copyOf(sheets);
    }

    private Sheet drift(LocalDate today) {
        LocalDate month = today.minusDays(MONTH - 1L);
        return WorkSheets.drift(
                repository.scores(period(month.minusDays(MONTHS_BEFORE), month.minusDays(1))),
                repository.scores(period(month, today)));
    }

    private Period period(LocalDate from, LocalDate to) {
        return new Period(from, to, library.zone());
    }
}
