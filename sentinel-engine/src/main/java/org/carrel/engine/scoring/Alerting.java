package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Which accounts a reviewer is asked to look at, within the budget.
///
/// An account opens an alert when its score crosses the line: [#FLOOR], or higher where the library's own past days
/// show that more alerts would open at the floor than the budget has room for. What is counted for that are
/// openings: an account that crossed the floor in the three days before is in the same episode, however long a
/// theft lasts.
///
/// The budget's number is opened on one day. One crossing that comes when the budget is spent, and is much stronger
/// than the weakest alert of that day, opens all the same, at most as many again as the budget; the other crossings
/// are counted. A campaign, several accounts in the same hands, is one opening, but for more victims a day than anyone
/// could look at.
final class Alerting {

    /// Below this no alert is worth a reviewer's time, even on a day without any other: one chance in five.
    /// What share of the alerts above it are thefts is in docs/detector.md.
    static final double FLOOR = 8;

    static final double HYSTERESIS = 3;
    /// So much stronger, 1 : 4, is much stronger.
    private static final double MUCH = 2;
    private static final double FREE = 10;
    private static final double LEAST_FREE = 20;
    private static final double BIN = 0.5;
    private static final int BINS = 120;
    private static final double DAILY = StrictMath.pow(0.5, 1 / 14.0);
    private static final double DAYS_TO_LEARN = 5;

    private final double budget;
    private final NetworkBook networks;
    private final double[] counts = new double[BINS];
    private final int[] today = new int[BINS];
    /// Today's alerts by the score their account has reached.
    private final int[] openedToday = new int[BINS];
    private double days;
    private double allowance;
    /// Alerts that may still be opened today beyond the budget.
    private double reserve;
    /// Alerts of campaigns that may still be opened today at no cost.
    private double free;

    private double line = FLOOR;
    private @Nullable Campaign begun;
    private long beyondBudget;

    Alerting(double budget, NetworkBook networks) {
        this.budget = budget;
        this.networks = networks;
        this.allowance = mostOfADay();
        this.reserve = mostOfADay();
        this.free = mostOfCampaigns();
    }

    private double mostOfCampaigns() {
        return Math.max(LEAST_FREE, FREE * budget);
    }

    /// A budget of one alert in five days still opens a whole one.
    private double mostOfADay() {
        return budget == 0 ? 0 : Math.max(1, budget);
    }

    void roll(long gone) {
        for (int i = 0; i < BINS; i++) {
            counts[i] = (counts[i] + today[i]) * DAILY;
            today[i] = 0;
            openedToday[i] = 0;
        }
        days = (days + 1) * DAILY;
        allowance = Math.min(mostOfADay(), allowance + gone * budget);
        reserve = mostOfADay();
        free = mostOfCampaigns();
        line = FLOOR;
        if (days >= DAYS_TO_LEARN) {
            double above = 0;
            int bin = BINS - 1;
            while (bin > 0 && above + counts[bin] <= budget * days) {
                above += counts[bin--];
            }
            line = Math.max(FLOOR, (bin + 1) * BIN);
        }
    }

    /// @param running whether the account's day is the one that is running: another's counts are closed
    /// @param company the network whose other accounts are part of the evidence
    /// @return true if the account's alert was opened or changed
    boolean consider(
            AccountState state, Measurement measured, long epochSecond, boolean running, @Nullable Origin company) {
        double score = measured.score();
        if (running) {
            book(state);
        }
        Episode episode = state.episode;
        if (episode != null && episode.isOver(epochSecond)) {
            episode = null;
            state.episode = null;
        }
        begun = null;
        Campaign campaign = campaign(measured, company, epochSecond);
        if (episode != null) {
            boolean joined =
                    episode.campaign == 0 && join(state, episode, measured, campaign, company, epochSecond, running);
            return update(episode, measured, score, epochSecond) || joined;
        }
        if (score < line) {
            return false;
        }
        if (!(campaign != null && isFree()) && !mayOpen(state.today, score)) {
            return false;
        }
        open(state.today);
        Episode opened = Episode.open(state, epochSecond, score, measured);
        state.episode = opened;
        join(state, opened, measured, campaign, company, epochSecond, running);
        return true;
    }

    /// The campaign that got its second alert by the last call of [#consider], of which its first is still to be told.
    @Nullable
    Campaign begun() {
        return begun;
    }

    /// Many share a mobile operator's gateway or a VPN's exit: there an account is in the same hands as others only if
    /// something else speaks against it too.
    ///
    /// @return what is going on where the account keeps company, null if nothing or if that may be chance
    private @Nullable Campaign campaign(Measurement measured, @Nullable Origin company, long epochSecond) {
        NetworkBook.Entry entry = company == null ? null : networks.find(company);
        if (entry == null || isChance(measured, entry.line)) {
            return null;
        }
        Campaign campaign = entry.campaign;
        return campaign != null && campaign.isOn(epochSecond) ? campaign : null;
    }

    private static boolean isChance(Measurement measured, Origin.Line line) {
        return line != Origin.Line.FIXED && measured.score() - measured.bits(Family.CROWD) <= 0;
    }

    /// A campaign is one case, whatever the number of its victims: all but the first cost the budget nothing, and are
    /// no reason to raise the line.
    ///
    /// @return whether the alert is now one of several
    private boolean join(
            AccountState state,
            Episode episode,
            Measurement measured,
            @Nullable Campaign campaign,
            @Nullable Origin company,
            long epochSecond,
            boolean running) {
        if (campaign == null) {
            begin(state, measured, company, epochSecond);
            return false;
        }
        if (campaign.isOnlyOf(state.account)) {
            return false;
        }
        episode.campaign = campaign.id;
        begun = campaign.joins(epochSecond) ? campaign : null;
        Today day = state.today;
        if (running && !day.sameEpisode) {
            today[day.scoreBin]--;
            day.sameEpisode = true;
        }
        return true;
    }

    /// The first of a campaign, if others follow.
    private void begin(AccountState state, Measurement measured, @Nullable Origin company, long epochSecond) {
        NetworkBook.Entry entry = company == null ? null : networks.find(company);
        if (company != null && entry != null && !isChance(measured, entry.line)) {
            entry.campaign = Campaign.begin(company.network, state.account, epochSecond);
        }
    }

    private boolean isFree() {
        boolean left = free >= 1;
        free -= left ? 1 : 0;
        return left;
    }

    private boolean mayOpen(Today day, double score) {
        if (allowance >= 1) {
            allowance -= 1;
            return true;
        }
        if (reserve >= 1 && score >= weakestToday() + MUCH) {
            reserve -= 1;
            return true;
        }
        beyondBudget += day.overBudget ? 0 : 1;
        day.overBudget = true;
        return false;
    }

    private void open(Today day) {
        beyondBudget -= day.overBudget ? 1 : 0;
        day.overBudget = false;
        day.opened = true;
        day.scoreBin = bin(day.score);
        openedToday[day.scoreBin]++;
    }

    /// The line, where no alert was opened today.
    private double weakestToday() {
        for (int i = 0; i < BINS; i++) {
            if (openedToday[i] > 0) {
                return Math.max(line, i * BIN);
            }
        }
        return line;
    }

    private boolean update(Episode episode, Measurement measured, double score, long epochSecond) {
        if (score < line - HYSTERESIS) {
            return false;
        }
        episode.standing = epochSecond;
        episode.last = epochSecond;
        // of equal moments the last one: its sentences hold the fuller numbers
        if (score >= episode.score) {
            episode.raise(score, measured, epochSecond);
        }
        return true;
    }

    private void book(AccountState state) {
        Today day = state.today;
        int bin = bin(day.score);
        if (bin == day.scoreBin) {
            return;
        }
        if (day.opened && day.scoreBin >= 0) {
            openedToday[day.scoreBin]--;
            openedToday[bin]++;
        }
        if (day.scoreBin < 0) {
            day.sameEpisode = state.episode != null || day.epochDay - state.crossedDay <= Episode.QUIET_DAYS;
        }
        if (!day.sameEpisode) {
            if (day.scoreBin >= 0) {
                today[day.scoreBin]--;
            }
            today[bin]++;
        }
        day.scoreBin = bin;
    }

    private static int bin(double score) {
        return (int) Math.max(0, Math.min(BINS - 1, StrictMath.floor(score / BIN)));
    }

    long beyondBudget() {
        return beyondBudget;
    }

    void write(DataOutput out) throws IOException {
        Codec.writeDoubles(out, counts);
        Codec.writeInts(out, today);
        Codec.writeInts(out, openedToday);
        Codec.writeDoubles(out, new double[] {days, allowance, reserve, line, free});
        Codec.writeLong(out, beyondBudget);
    }

    /// @param withFree from version 3 on
    void read(DataInput in, boolean withFree) throws IOException {
        Codec.readDoubles(in, counts);
        Codec.readInts(in, today);
        Codec.readInts(in, openedToday);
        double[] values = new double[withFree ? 5 : 4];
        Codec.readDoubles(in, values);
        days = values[0];
        allowance = values[1];
        reserve = values[2];
        line = values[3];
        free = withFree ? values[4] : free;
        beyondBudget = Codec.readLong(in);
    }
}
