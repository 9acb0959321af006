package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.RequestKind;
import org.jspecify.annotations.Nullable;

/// Takes events in the order of the log and says which accounts are worth a look.
///
/// Lines up to [#LATENESS_SECONDS] out of order are put where they belong, so an event is scored only when one that
/// much younger has come, or on [#settle] or [#finish].
public final class Detector {

    /// How far out of order a line may be and still be scored.
    public static final int LATENESS_SECONDS = 3600;

    static final int VERSION = 4;
    private static final int MAGIC = 0x4350;
    private static final int EXPIRES_AFTER_DAYS = 180;
    /// No token looks like it.
    private static final String NOBODY = "-";

    private final DetectorSettings settings;
    private final Calendar calendar;
    private final AccountStates states;
    private final Ledger ledger = new Ledger();
    private final Population population = new Population();
    private final Scorer scorer;
    private ScoreWatcher watcher = ScoreWatcher.NONE;
    private Cohorts cohorts = Cohorts.NONE;
    private final Alerting alerting;
    private final Reordering reordering = new Reordering(this::score);
    private long accounts;
    private long days;
    private long events;
    private final Refusals refusals = new Refusals();
    private final RefusedNames refusedNames = new RefusedNames();
    private long oldestDay = Long.MIN_VALUE;

    private Detector(DetectorSettings settings, @Nullable AccountStates states) {
        this.settings = settings;
        this.calendar = new Calendar(settings.zone());
        this.scorer = new Scorer(population, settings.weights());
        this.alerting = new Alerting(settings.alertsPerDay(), population.networks);
        this.states = states == null ? new MemoryStates() : states;
    }

    /// A detector for one scan, from nothing, that keeps everything until [#finish].
    public static Detector inMemory(DetectorSettings settings) {
        return new Detector(settings, null);
    }

    /// A detector over states that live elsewhere.
    ///
    /// @param checkpoint what [#checkpoint] gave, or null to begin
    /// @throws IllegalArgumentException if `checkpoint` is damaged or of an unknown version
    public static Detector over(DetectorSettings settings, AccountStates states, byte @Nullable [] checkpoint) {
        Detector detector = new Detector(settings, states);
        if (checkpoint != null) {
            Codec.decode(
                    checkpoint,
                    MAGIC,
                    "a checkpoint",
                    List.of(
                            in -> detector.begin(in, 1),
                            Codec::unreleased,
                            in -> detector.begin(in, 3),
                            in -> detector.begin(in, 4)));
        }
        return detector;
    }

    private Detector begin(DataInput in, int version) throws IOException {
        accounts = in.readLong();
        days = in.readLong();
        events = in.readLong();
        oldestDay = in.readLong();
        if (version >= 3) {
            refusals.read(in);
        }
        if (version >= 4) {
            refusedNames.read(in);
        }
        if (version == 1) {
            VersionOne.population(population, in);
        } else {
            population.read(in);
        }
        alerting.read(in, version >= 3);
        reordering.read(in);
        return this;
    }

    /// From now on `watcher` sees every measurement.
    public Detector watchedBy(ScoreWatcher watcher) {
        this.watcher = watcher;
        return this;
    }

    /// From now on accounts are compared within their cohorts.
    public Detector inCohorts(Cohorts cohorts) {
        this.cohorts = cohorts;
        return this;
    }

    public void accept(AccessEvent event) {
        reordering.accept(event);
    }

    private void score(AccessEvent event) {
        long day = calendar.dayOf(event.epochSecond());
        if (day != population.epochDay) {
            dayBegins(day);
        }
        AccountState state =
                event.kind() == RequestKind.SIGN_IN_FAILED ? refused(event, day) : stateOf(event.account(), day);
        if (state == null) {
            return;
        }
        if (state.today.epochDay != day) {
            closeDay(state);
            state.cohort = Math.max(0, Math.min(Cohorts.MOST, cohorts.of(state.account)));
            DayBook.open(state, day, calendar.startOfDay(), population);
            // refused earlier on this day
            events += state.today.hits;
            refusals.take(day, state.today.hits);
        }
        events++;
        ledger.touched(state);
        Measurement measured = scorer.score(state, event);
        if (measured != null) {
            consider(state, measured, event.epochSecond());
            for (String other : scorer.company(state, event.epochSecond())) {
                lookAgain(other, event.epochSecond());
            }
        } else if (state.episode != null) {
            touchEpisode(state.episode, event.epochSecond());
        }
    }

    /// Whoever is refused was not there: a refusal alone begins no account and no day, or anyone who knows names could
    /// fill the memory with accounts that do not exist, and the past of those that do with days that were none.
    ///
    /// @return the account, if it was in use on this day
    private @Nullable AccountState refused(AccessEvent event, long day) {
        AccountState state = states.find(event.account());
        if (state != null && named(state, event.account()).today.epochDay == day) {
            return state;
        }
        scorer.refused(state, event, day);
        refusals.add(day);
        if (state == null) {
            refusedNames.add(event.account(), event.network(), day);
        } else {
            ledger.kept(state);
        }
        return null;
    }

    /// What was found of one account may speak of another that was on the same network.
    private void lookAgain(String account, long epochSecond) {
        AccountState state = states.find(account);
        if (state != null && population.epochDay - state.today.epochDay <= 1) {
            ledger.touched(named(state, account));
            consider(state, scorer.again(state, epochSecond), epochSecond);
        }
    }

    private void consider(AccountState state, Measurement measured, long epochSecond) {
        watcher.scored(state.account, epochSecond, measured.score(), measured.bits);
        Episode episode = state.episode;
        if (episode != null && episode.isOver(epochSecond)) {
            ledger.episodeEnds(state);
            state.episode = null;
        }
        boolean running = state.today.epochDay == population.epochDay;
        if (alerting.consider(state, measured, epochSecond, running, scorer.companyAt()) && state.episode != null) {
            state.episode.dirty = true;
        }
        if (state.episode != null) {
            scorer.isAlert(state);
        }
        Campaign begun = alerting.begun();
        if (begun != null) {
            tellFirst(begun);
        }
    }

    /// What looked like an alert of its own is now the first of several.
    private void tellFirst(Campaign campaign) {
        AccountState state = states.find(campaign.first());
        if (state != null && state.episode != null && state.episode.campaign == 0) {
            state.episode.campaign = campaign.id;
            state.episode.dirty = true;
            ledger.kept(named(state, campaign.first()));
        }
    }

    private static void touchEpisode(Episode episode, long epochSecond) {
        if (!episode.isOver(epochSecond)) {
            episode.last = epochSecond;
            episode.dirty = true;
        }
    }

    private AccountState stateOf(String token, long day) {
        AccountState state = states.find(token);
        if (state == null) {
            state = new AccountState();
            int refused = refusedNames.gotIn(token, day);
            if (refused > 0) {
                state.wereRefused(refused, day);
            }
            states.put(token, state);
            accounts++;
        }
        return named(state, token);
    }

    /// A state that was read from its bytes does not know its token.
    private static AccountState named(AccountState state, String token) {
        if (state.account.isEmpty()) {
            state.account = token;
        }
        return state;
    }

    private void closeDay(AccountState state) {
        if (state.today.epochDay != Long.MIN_VALUE) {
            ledger.dayCloses(state);
            DayBook.close(state, population);
        }
    }

    private void dayBegins(long day) {
        boolean first = population.epochDay == Long.MIN_VALUE;
        long gone = population.roll(day);
        days++;
        if (!first) {
            alerting.roll(gone);
            if (Math.floorMod(day, 7) == 0) {
                oldestDay = day - EXPIRES_AFTER_DAYS;
                states.expireBefore(oldestDay);
            }
        }
    }

    /// Scores what is still waiting for lines that might come late. A later line older than the newest one seen is
    /// then late. For the end of a log, or when nothing has come for an hour.
    public void settle() {
        reordering.settle();
    }

    /// Events that came too late to be scored: more than [#LATENESS_SECONDS] older than one before them, or older than
    /// what was settled. They change nothing.
    public long lateEvents() {
        return reordering.late();
    }

    /// Refused sign-ins, on these calendar days, of accounts that were not in use on the day: scored nowhere.
    ///
    /// @param to included
    public long refusals(LocalDate from, LocalDate to) {
        return refusals.between(from.toEpochDay(), to.toEpochDay());
    }

    /// Times so far that an account crossed the line when the day's alerts were used up.
    public long beyondBudget() {
        return alerting.beyondBudget();
    }

    /// What changed since the last call; hands every changed state to [AccountStates#put]. Waiting events are not
    /// scored by this.
    public Changes drain() {
        return ledger.drain(states, oldestDay);
    }

    /// Accounts go by other tokens from now on: those of another epoch. The states are for their keeper to rename.
    /// Call after [#settle]: waiting events would keep the old ones.
    public void under(UnaryOperator<String> tokens) {
        population.networks.under(tokens);
        refusedNames.under(tokens);
    }

    /// Forgets these accounts: their waiting events go, and what networks remember of them
    /// becomes nobody's. The states are for their keeper to delete.
    public void forget(Set<String> tokens) {
        reordering.forget(tokens);
        UnaryOperator<String> nobody = token -> tokens.contains(token) ? NOBODY : token;
        population.networks.under(nobody);
        refusedNames.under(nobody);
    }

    /// Everything but the account states: the population, waiting events, the day's alerts. Take it directly after
    /// [#drain] and store both together.
    public byte[] checkpoint() {
        return Codec.encode(MAGIC, VERSION, out -> {
            out.writeLong(accounts);
            out.writeLong(days);
            out.writeLong(events);
            out.writeLong(oldestDay);
            refusals.write(out);
            refusedNames.write(out);
            population.write(out);
            alerting.write(out);
            reordering.write(out);
        });
    }

    /// Scores what is waiting and gives what has happened since the last [#drain]; for a scan, which does not drain,
    /// everything.
    public Detection finish() {
        settle();
        Changes changes = drain();
        return new Detection(
                settings,
                changes.accountDays(),
                changes.alerts(),
                (int) accounts,
                (int) days,
                events,
                refusals.total(),
                reordering.late(),
                alerting.beyondBudget(),
                settings.evidenceOff());
    }
}
