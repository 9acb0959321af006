package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What an account did on the calendar day that is running, and the day's most suspicious moment.
final class Today {

    long epochDay = Long.MIN_VALUE;
    long start;
    int documents;
    long hits;
    long bytes;
    int addresses;
    int networks;
    int countries;
    double failures;
    boolean switched;
    final DocumentSet set = new DocumentSet();
    /// User agents, where the log gives them.
    final Recent agents = new Recent();
    /// Something came from a network that is not the account's own.
    boolean strangers;
    /// Strangers' hours: log2 of (1/24) / P(hour), and how many requests, both weighed by strangeness.
    double hourBits;

    double hourWeight;
    /// The day is measured again at so many documents.
    int nextLook;

    private int kinds;
    /// Bin of [Rarity] for the most evidence of the day; -1 before the first.
    byte evidenceBin = -1;
    /// The day belongs to an alert.
    boolean isAlert;
    final byte[] bins = new byte[Feature.ALL.length];
    int rules;
    /// Scored so high that the account learns nothing of this day.
    boolean quarantined;
    /// Worth an alert: the population learns nothing of it either.
    boolean apart;

    /// The clearest burst of the day: bits of [ShapeEvidence], pages per document, spread of the pauses.
    double taking;

    double takingPages;
    double takingSpread;

    /// The most bits of the day for what was done, places and networks aside.
    double conduct;

    /// An alert was refused for want of room in the budget.
    boolean overBudget;

    /// An alert was opened on this day.
    boolean opened;

    /// Crossing the line on this day would be no new alert.
    boolean sameEpisode;

    /// The most evidence of this day alone, calibrated, in bits.
    double own;

    int scoreBin;
    double score;
    boolean scored;

    /// The day at the last moment that was as strong as its score, and when that was.
    @Nullable
    Measurement peak;

    long peakSecond;

    void begin(long day, long dayStart) {
        epochDay = day;
        start = dayStart;
        documents = 0;
        hits = 0;
        bytes = 0;
        addresses = 0;
        networks = 0;
        countries = 0;
        failures = 0;
        switched = false;
        set.clear();
        agents.forgetBefore(Long.MAX_VALUE);
        strangers = false;
        hourBits = 0;
        hourWeight = 0;
        nextLook = 0;
        kinds = 0;
        evidenceBin = -1;
        isAlert = false;
        Arrays.fill(bins, (byte) -1);
        rules = 0;
        quarantined = false;
        apart = false;
        taking = 0;
        takingPages = 0;
        takingSpread = 0;
        conduct = 0;
        overBudget = false;
        opened = false;
        sameEpisode = false;
        own = 0;
        scoreBin = -1;
        score = 0;
        scored = false;
        peak = null;
        peakSecond = dayStart;
    }

    boolean saw(Familiarity.Kind kind) {
        return (kinds & 1 << kind.ordinal()) != 0;
    }

    void sees(Familiarity.Kind kind) {
        kinds |= 1 << kind.ordinal();
    }

    void agent(long agent) {
        agents.touch(agent, start);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(epochDay);
        Codec.writeLong(out, start);
        Codec.writeInts(out, new int[] {documents, addresses, networks, countries, rules, scoreBin, nextLook, kinds});
        Codec.writeLong(out, hits);
        Codec.writeLong(out, bytes);
        Codec.writeDoubles(
                out,
                new double[] {failures, score, conduct, taking, takingPages, takingSpread, hourBits, hourWeight, own});
        Codec.writeLong(out, peakSecond);
        out.writeByte(flags());
        out.writeByte(evidenceBin);
        out.writeBoolean(isAlert);
        set.write(out);
        agents.write(out);
        out.write(bins);
        out.writeBoolean(peak != null);
        if (peak != null) {
            peak.write(out);
        }
    }

    private int flags() {
        boolean[] all = {switched, quarantined, overBudget, scored, opened, sameEpisode, strangers, apart};
        int flags = 0;
        for (int i = 0; i < all.length; i++) {
            flags |= all[i] ? 1 << i : 0;
        }
        return flags;
    }

    void read(DataInput in) throws IOException {
        epochDay = in.readLong();
        start = Codec.readLong(in);
        readCounts(in);
        hits = Codec.readLong(in);
        bytes = Codec.readLong(in);
        double[] values = new double[9];
        Codec.readDoubles(in, values);
        failures = values[0];
        score = values[1];
        conduct = values[2];
        taking = values[3];
        takingPages = values[4];
        takingSpread = values[5];
        hourBits = values[6];
        hourWeight = values[7];
        own = values[8];
        peakSecond = Codec.readLong(in);
        int flags = in.readUnsignedByte();
        switched = (flags & 1) != 0;
        quarantined = (flags & 2) != 0;
        overBudget = (flags & 4) != 0;
        scored = (flags & 8) != 0;
        opened = (flags & 16) != 0;
        sameEpisode = (flags & 32) != 0;
        evidenceBin = in.readByte();
        isAlert = in.readBoolean();
        strangers = (flags & 64) != 0;
        apart = (flags & 128) != 0;
        set.read(in);
        agents.read(in);
        in.readFully(bins);
        peak = in.readBoolean() ? Measurement.read(in) : null;
    }

    private void readCounts(DataInput in) throws IOException {
        int[] counts = new int[8];
        Codec.readInts(in, counts);
        documents = counts[0];
        addresses = counts[1];
        networks = counts[2];
        countries = counts[3];
        rules = counts[4];
        scoreBin = counts[5];
        nextLook = counts[6];
        kinds = counts[7];
    }
}
