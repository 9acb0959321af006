package org.carrel.engine.scoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Keeps what changed until it is asked for.
final class Ledger {

    /// Below this an account-day tells no reasons: nothing of it stands out.
    static final double WORTH_REASONS = 2;

    private static final Comparator<AccountDay> BY_DAY =
            Comparator.comparing(AccountDay::day).thenComparing(AccountDay::account);
    private static final Comparator<Alert> BY_OPENING =
            Comparator.comparing(Alert::opened).thenComparing(Alert::account);

    private final Findings findings = new Findings();
    private final List<AccountState> changed = new ArrayList<>();
    private final List<AccountDay> closedDays = new ArrayList<>();
    private final List<Alert> closedAlerts = new ArrayList<>();

    void touched(AccountState state) {
        state.dayChanged = true;
        kept(state);
    }

    /// The state is to be stored, though there is nothing new to tell of its day.
    void kept(AccountState state) {
        if (!state.dirty) {
            state.dirty = true;
            changed.add(state);
        }
    }

    void dayCloses(AccountState state) {
        if (state.dayChanged) {
            closedDays.add(day(state));
        }
    }

    /// Call before an episode is let go or replaced.
    void episodeEnds(AccountState state) {
        Episode episode = state.episode;
        if (episode != null && episode.dirty) {
            closedAlerts.add(episode.toAlert(state.account, findings));
            episode.dirty = false;
        }
    }

    /// @param oldestDay states last seen before it have expired and are not stored again
    Changes drain(AccountStates states, long oldestDay) {
        List<AccountDay> days = new ArrayList<>(closedDays);
        for (AccountState state : changed) {
            if (state.dayChanged) {
                days.add(day(state));
            }
            episodeEnds(state);
            state.dayChanged = false;
            state.dirty = false;
            if (state.lastDay() >= oldestDay) {
                states.put(state.account, state);
            }
        }
        List<Alert> alerts = new ArrayList<>(closedAlerts);
        changed.clear();
        closedDays.clear();
        closedAlerts.clear();
        days.sort(BY_DAY);
        alerts.sort(BY_OPENING);
        return new Changes(days, alerts);
    }

    private AccountDay day(AccountState state) {
        Today today = state.today;
        Measurement peak = today.peak;
        boolean reasons = peak != null && today.score >= WORTH_REASONS;
        return new AccountDay(
                state.account,
                LocalDate.ofEpochDay(today.epochDay),
                today.score,
                Probability.of(today.score),
                Instant.ofEpochSecond(today.peakSecond),
                today.documents,
                today.hits,
                today.addresses,
                today.networks,
                today.countries,
                today.bytes,
                reasons && peak != null ? findings.of(peak) : List.of(),
                Baseline.of(today.rules));
    }
}
