package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What all accounts together do on each network: how many use it of old, which are new to it, which of those have
/// turned out suspicious, how many failed to sign in.
///
/// A hospital, a hall of residence or a VPN's exit has many accounts of old and new ones every day. A thief's network
/// has none, and then several at once.
final class NetworkBook {

    static final int LIMIT = 1 << 16;
    /// Networks from which nothing came but refused sign-ins: those cost nothing, so they must not crowd out what is
    /// known of others.
    static final int REFUSED_LIMIT = 1 << 13;
    private static final double HALF_LIFE_DAYS = 28;
    /// Whoever came for no more came only for a moment.
    static final int BRIEF_HITS = 6;

    static final int BRIEF_DOCUMENTS = 2;
    private static final int KEPT_DAYS = 60;
    private static final long DAY_SECONDS = 24 * 3600;
    private static final int PERIOD_DAYS = 28;
    /// An account in use every day is counted 1 to 2 times at a moment.
    private static final double TIMES_COUNTED = 1.5;
    /// One account, or two, do not make an institution: a thief has as many.
    private static final int INSTITUTION = 3;

    /// In the first days of a log every network is new.
    private static final int SETTLING_DAYS = 5;

    private final Map<Long, Entry> entries = new HashMap<>();
    final Newcomers newcomers = new Newcomers();
    private long daysSeen;
    /// Rises whenever networks are forgotten: what was remembered of where an entry is no longer holds.
    private int generation = 1;

    /// Entries of which nothing is known but refused sign-ins.
    private int onlyRefused;

    /// A network's history and its last days.
    static final class Entry {
        /// Somebody was there; otherwise there were refused sign-ins only.
        boolean visited;

        int firstDay;
        int lastDay;
        /// Accounts whose own it is, each counted once in four weeks, fading by half in as long, as of `lastDay`.
        float residents;
        /// Accounts ever new to it, fading likewise.
        float strangers;

        /// The last campaign that came by it.
        @Nullable
        Campaign campaign;

        Origin.Line line = Origin.Line.FIXED;
        final Visitors visitors = new Visitors();
    }

    private Entry entry(long network, long epochDay) {
        Entry entry = entries.get(network);
        if (entry == null) {
            if (entries.size() - onlyRefused >= LIMIT) {
                forget(epochDay);
            }
            entry = begin(network, epochDay);
        } else if (!entry.visited) {
            onlyRefused--;
            entry.firstDay = (int) epochDay;
        }
        entry.visited = true;
        if (epochDay > entry.lastDay) {
            float factor = (float) Logs.exp2(-Math.min(1000, epochDay - entry.lastDay) / HALF_LIFE_DAYS);
            entry.residents *= factor;
            entry.strangers *= factor;
            entry.lastDay = (int) epochDay;
        }
        return entry;
    }

    private Entry begin(long network, long epochDay) {
        Entry entry = new Entry();
        entry.firstDay = (int) epochDay;
        entry.lastDay = (int) epochDay;
        entries.put(network, entry);
        return entry;
    }

    /// Learns from networks first seen two days ago, or since the day before, in what company accounts come to a new
    /// one.
    void dayBegins(long epochDay, long previous, double factor, long seen) {
        daysSeen = seen;
        newcomers.fade(factor);
        for (Entry entry : entries.values()) {
            if (entry.firstDay > previous - 2 && entry.firstDay <= epochDay - 2 && daysSeen > SETTLING_DAYS + 2) {
                Visitors.Others all = entry.visitors.besides("", entry.visitors.last());
                if (all.all() > 0 && all.suspicious() < Math.max(1, 0.2 * all.all())) {
                    newcomers.learn(entry.line, all.all() - 1, all.together(), all.isBrief());
                }
            }
            entry.visitors.forget(epochDay * DAY_SECONDS - Visitors.SPAN_SECONDS - DAY_SECONDS);
        }
        forgetRefused(entry -> entry.visitors.isEmpty());
    }

    private void forgetRefused(Predicate<Entry> which) {
        generation++;
        entries.values().removeIf(entry -> !entry.visited && which.test(entry));
        onlyRefused =
                (int) entries.values().stream().filter(entry -> !entry.visited).count();
    }

    /// Of the networks with refused sign-ins only the half goes that tried fewest names, the oldest of them first.
    private void forgetHalfOfRefused() {
        List<Map.Entry<Long, Entry>> least = new ArrayList<>();
        entries.entrySet().stream().filter(each -> !each.getValue().visited).forEach(least::add);
        least.sort(Comparator.<Map.Entry<Long, Entry>>comparingInt(
                        each -> each.getValue().visitors.size())
                .thenComparingInt(each -> each.getValue().lastDay)
                .thenComparingLong(Map.Entry::getKey));
        least.subList(0, least.size() / 2).forEach(each -> entries.remove(each.getKey()));
        forgetRefused(entry -> false);
    }

    /// An account's closed day had this network, and nothing was odd about it.
    ///
    /// @param since the day on which the account first had it
    /// @param before the last day before this one on which it had it; before `since` if none
    void used(long network, long epochDay, long since, long before) {
        boolean counted = before >= since && (before - since) / PERIOD_DAYS == (epochDay - since) / PERIOD_DAYS;
        Entry entry = entry(network, epochDay);
        entry.residents += counted ? 0 : 1;
    }

    /// An account is seen on a network that is new to it.
    void stranger(Origin origin, String account, boolean past, long epochSecond, long epochDay) {
        Entry entry = entry(origin.network, epochDay);
        entry.line = origin.line();
        if (entry.visitors.touch(account, past, epochSecond)) {
            entry.strangers += 1;
        }
    }

    /// A stranger's request, of which a document was the object or not.
    void hit(Origin origin, String account, boolean document) {
        Entry entry = find(origin);
        if (entry != null) {
            entry.visitors.hit(account, document);
        }
    }

    /// It takes documents there as a harvest does.
    void takes(Origin origin, String account) {
        Entry entry = find(origin);
        if (entry != null) {
            entry.visitors.takes(account);
        }
    }

    void suspicious(long network, String account) {
        Entry entry = entries.get(network);
        if (entry != null) {
            entry.visitors.suspicious(account);
        }
    }

    void failed(long network, String account, long epochSecond, long epochDay) {
        Entry entry = entries.get(network);
        if (entry == null) {
            if (onlyRefused >= REFUSED_LIMIT) {
                forgetHalfOfRefused();
            }
            entry = begin(network, epochDay);
            onlyRefused++;
        } else if (!entry.visited) {
            entry.lastDay = (int) Math.max(entry.lastDay, epochDay);
        }
        entry.visitors.failed(account, epochSecond);
    }

    @Nullable
    Entry find(Origin origin) {
        if (origin.entryGeneration != generation) {
            origin.entry = entries.get(origin.network);
            origin.entryGeneration = origin.entry == null ? 0 : generation;
        }
        return origin.entry;
    }

    /// Newcomers in two days, as has been usual there: fading newcomers over days that fade alike.
    ///
    /// @param now newcomers of the last two days, who are not counted
    static double usualNewcomers(Entry entry, int now, long epochDay) {
        double age = Math.max(0, epochDay - entry.firstDay) + 1;
        double fadingDays =
                (1 - Logs.exp2(-Math.min(1000, age / HALF_LIFE_DAYS))) / (1 - Logs.exp2(-1 / HALF_LIFE_DAYS));
        return Math.max(0, entry.strangers - now) / (fadingDays / 2 + 0.5);
    }

    /// Accounts that came to a network of the last days, about: those who were forgotten count too.
    static double newcomers(Entry entry, int listed) {
        return Math.max(listed, entry.strangers);
    }

    /// In the first days of a log every network is new, and nothing can be said of company.
    boolean isSettling() {
        return daysSeen <= SETTLING_DAYS;
    }

    /// How many accounts, about, have this network for theirs, and not only since the last days; 0 if those are too few
    /// to be a house of many.
    int residents(long network, long epochDay) {
        Entry entry = entries.get(network);
        return entry == null ? 0 : residents(entry, epochDay);
    }

    static int residents(Entry entry, long epochDay) {
        if (epochDay - entry.firstDay < 10) {
            return 0;
        }
        double fade = Logs.exp2(-Math.min(1000, Math.max(0, epochDay - entry.lastDay)) / HALF_LIFE_DAYS);
        int accounts = (int) (entry.residents * fade / TIMES_COUNTED);
        return accounts < INSTITUTION ? 0 : accounts;
    }

    /// Lets go of what was not seen for long; if that is not enough, of the half not seen for longest.
    void forget(long epochDay) {
        generation++;
        entries.values().removeIf(entry -> entry.visited && epochDay - entry.lastDay > KEPT_DAYS);
        if (entries.size() - onlyRefused >= LIMIT) {
            List<Map.Entry<Long, Entry>> oldest = new ArrayList<>();
            entries.entrySet().stream().filter(each -> each.getValue().visited).forEach(oldest::add);
            oldest.sort(Comparator.<Map.Entry<Long, Entry>>comparingInt(e -> e.getValue().lastDay)
                    .thenComparingLong(Map.Entry::getKey));
            oldest.subList(0, LIMIT / 2).forEach(e -> entries.remove(e.getKey()));
        }
    }

    int size() {
        return entries.size();
    }

    /// Accounts go by other tokens from now on.
    void under(UnaryOperator<String> tokens) {
        for (Entry entry : entries.values()) {
            entry.visitors.under(tokens);
            if (entry.campaign != null) {
                entry.campaign.under(tokens);
            }
        }
    }

    void write(DataOutput out) throws IOException {
        List<Map.Entry<Long, Entry>> sorted = new ArrayList<>(entries.entrySet());
        sorted.sort(Map.Entry.comparingByKey());
        out.writeLong(daysSeen);
        newcomers.write(out);
        out.writeInt(sorted.size());
        for (Map.Entry<Long, Entry> each : sorted) {
            Entry entry = each.getValue();
            out.writeLong(each.getKey());
            Codec.writeLong(out, entry.firstDay);
            Codec.writeLong(out, entry.lastDay - entry.firstDay);
            out.writeBoolean(entry.visited);
            out.writeFloat(entry.residents);
            out.writeFloat(entry.strangers);
            out.writeByte(entry.line.ordinal());
            out.writeBoolean(entry.campaign != null);
            if (entry.campaign != null) {
                entry.campaign.write(out);
            }
            entry.visitors.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        daysSeen = in.readLong();
        newcomers.read(in);
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            long network = in.readLong();
            Entry entry = new Entry();
            entry.firstDay = (int) Codec.readLong(in);
            entry.lastDay = entry.firstDay + (int) Codec.readLong(in);
            entry.visited = in.readBoolean();
            onlyRefused += entry.visited ? 0 : 1;
            entry.residents = in.readFloat();
            entry.strangers = in.readFloat();
            entry.line = Origin.Line.values()[in.readByte()];
            entry.campaign = in.readBoolean() ? Campaign.read(in) : null;
            entry.visitors.read(in);
            entries.put(network, entry);
        }
    }
}
