package org.carrel.privacy.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.carrel.database.Rewriter;
import org.carrel.database.Rewriting.Outcome;
import org.carrel.privacy.notice.ColumnName;
import org.carrel.privacy.notice.DeclaredColumn;
import org.carrel.privacy.retention.RewriteReport.Left;
import org.carrel.privacy.retention.RewriteRepository.State;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Writes every table with personal columns anew, once a week in the night: PostgreSQL leaves the
/// bytes of deleted rows in its files. What did not come off is tried the next night.
@Service
public class Rewrites {

    private static final Logger LOG = LoggerFactory.getLogger(Rewrites.class);
    /// PostgreSQL's samples of what stands in columns: names and addresses among them. They follow
    /// the tables, so this one comes last.
    private static final String SAMPLES = "pg_catalog.pg_statistic";

    private final RewriteRepository repository;
    private final Rewriter rewriter;
    private final LiveTimes live;
    private final RewriteSettings settings;
    private final RewriteNights nights;
    private final Clock clock;

    Rewrites(
            RewriteRepository repository,
            Rewriter rewriter,
            LiveTimes live,
            RewriteSettings settings,
            LibraryProfile library,
            Clock clock) {
        this.repository = repository;
        this.rewriter = rewriter;
        this.live = live;
        this.settings = settings;
        this.nights = new RewriteNights(settings.day(), settings.at(), library.zone());
        this.clock = clock;
    }

    /// Does nothing by day, nor what was tried this night already.
    void rewriteWhatIsDue() {
        Instant now = clock.instant();
        if (!nights.isNight(now)) {
            return;
        }
        Map<String, State> states = states();
        List<String> due = new ArrayList<>(relations(repository.sizes()).stream()
                .filter(relation -> isDue(states.get(relation), now))
                .toList());
        if (due.isEmpty()) {
            return;
        }
        // Each table's samples are taken anew with it, which leaves the old ones behind.
        due.remove(SAMPLES);
        due.add(SAMPLES);
        List<String> left = new ArrayList<>();
        rewriter.rewrite(due, settings.largest().toBytes(), settings.lockTimeout(), done -> {
            repository.note(done, now);
            if (done.outcome() != Outcome.REWRITTEN) {
                left.add(done.relation());
            }
        });
        LOG.info("{} tables with personal data were to be written anew; left: {}", due.size(), left);
    }

    private boolean isDue(@Nullable State state, Instant now) {
        return state == null
                || state.triedAt().isBefore(nights.lastWeekly(now))
                || isLeft(state) && state.triedAt().isBefore(nights.lastNight(now));
    }

    private static boolean isLeft(State state) {
        return !Set.of(Outcome.REWRITTEN, Outcome.TOO_LARGE).contains(state.outcome());
    }

    /// What becomes of the bytes of rows of `relations` that were deleted at `moment`.
    public BeyondUse beyondUse(Collection<String> relations, Instant moment) {
        if (settings.every().isZero()) {
            return new BeyondUse(null, null, List.of());
        }
        Map<String, State> states = states();
        Map<String, Long> sizes = repository.sizes();
        List<String> large = relations.stream()
                .filter(relation -> isLarge(states.get(relation), sizes.getOrDefault(relation, 0L)))
                .flatMap(relation -> live.times().categories(relation).stream())
                .map(category -> live.times().notice().category(category).title())
                .distinct()
                .sorted()
                .toList();
        Instant last = last(states, sizes);
        return last != null && last.isAfter(moment)
                ? new BeyondUse(last, null, large)
                : new BeyondUse(null, next(last == null ? Instant.EPOCH : moment), large);
    }

    RewriteReport report() {
        Map<String, State> states = states();
        List<Left> left = states.values().stream()
                .filter(state -> state.outcome() != Outcome.REWRITTEN)
                .map(state -> new Left(state.relation(), state.outcome().name().toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparing(Left::relation))
                .toList();
        Instant last = last(states, repository.sizes());
        return new RewriteReport(
                last, settings.every().isZero() ? null : next(last == null ? Instant.EPOCH : last), left);
    }

    /// The next night in which what was deleted at `moment` goes from the files: where that is past, it
    /// did not come off for all.
    private Instant next(Instant moment) {
        Instant now = clock.instant();
        Instant planned = nights.nextWeekly(moment);
        if (planned.isAfter(now)) {
            return planned;
        }
        return nights.nextNight(now);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    /// When the table that waits longest was last rewritten; null where one never was.
    private @Nullable Instant last(Map<String, State> states, Map<String, Long> sizes) {
        Instant first = null;
        for (String relation : relations(sizes)) {
            State state = states.get(relation);
            if (!isLarge(state, sizes.getOrDefault(relation, 0L))) {
                Instant one = state == null ? null : state.rewrittenAt();
                if (one == null) {
                    return null;
                }
                first = earlier(first, one);
            }
        }
        return first;
    }

    /// A table that was too large when it was tried is so until it is tried again, though it may have
    /// shrunk since.
    private boolean isLarge(@Nullable State state, long bytes) {
        return bytes > settings.largest().toBytes() || state != null && state.outcome() == Outcome.TOO_LARGE;
    }

    private Map<String, State> states() {
        Map<String, State> states = new HashMap<>();
        repository.all().forEach(state -> states.put(state.relation(), state));
        return states;
    }

    /// Tables with personal columns, and the samples taken of them.
    private List<String> relations(Map<String, Long> sizes) {
        List<String> relations = new ArrayList<>(live.times().notice().columns().values().stream()
                .filter(DeclaredColumn::personal)
                .map(DeclaredColumn::name)
                .map(ColumnName::relation)
                .distinct()
                .filter(sizes::containsKey)
                .sorted()
                .toList());
        relations.add(SAMPLES);
        return relations;
    }
}
