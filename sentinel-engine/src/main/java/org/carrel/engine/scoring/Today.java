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
    final int[] documentsBy = new int[Standing.COUNT];
    final int[] hitsBy = new int[Standing.COUNT];
    final byte[] bins = new byte[Feature.ALL.length];
    int rules;
    /// Scored so high that nothing of this day is learned.
    boolean quarantined;

    /// The clearest burst of the day: bits of [ShapeEvidence], pages per document, spread of the pauses.
    double taking;

    double takingPages;
    double takingSpread;

    /// Something came from a country unknown to the account, and not by a VPN.
    boolean strangeCountry;
    /// The most bits of the day for what was done, places and networks aside.
    double conduct;

    /// An alert was refused for want of room in the budget.
    boolean overBudget;

    /// An alert was opened on this day.
    boolean opened;

    /// Crossing the line on this day would be no new alert.
    boolean sameEpisode;

    int scoreBin;
    double score;
    boolean scored;

    /// The day at the last moment that was within half a bit of its score, and when that was.
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
        Arrays.fill(documentsBy, 0);
        Arrays.fill(hitsBy, 0);
        Arrays.fill(bins, (byte) -1);
        rules = 0;
        quarantined = false;
        taking = 0;
        takingPages = 0;
        takingSpread = 0;
        strangeCountry = false;
        conduct = 0;
        overBudget = false;
        opened = false;
        sameEpisode = false;
        scoreBin = -1;
        score = 0;
        scored = false;
        peak = null;
        peakSecond = dayStart;
    }

    int fresh(int[] by) {
        return by[Standing.NEW_NETWORK.ordinal()] + by[Standing.NEW_OPERATOR.ordinal()];
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(epochDay);
        Codec.writeLong(out, start);
        Codec.writeInts(out, new int[] {documents, addresses, networks, countries, rules, scoreBin});
        Codec.writeLong(out, hits);
        Codec.writeLong(out, bytes);
        Codec.writeDoubles(out, new double[] {failures, score, conduct, taking, takingPages, takingSpread});
        Codec.writeLong(out, peakSecond);
        out.writeByte(flags());
        set.write(out);
        Codec.writeInts(out, documentsBy);
        Codec.writeInts(out, hitsBy);
        out.write(bins);
        out.writeBoolean(peak != null);
        if (peak != null) {
            peak.write(out);
        }
    }

    private int flags() {
        boolean[] all = {switched, quarantined, overBudget, scored, opened, sameEpisode, strangeCountry};
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
        double[] values = new double[6];
        Codec.readDoubles(in, values);
        failures = values[0];
        score = values[1];
        conduct = values[2];
        taking = values[3];
        takingPages = values[4];
        takingSpread = values[5];
        peakSecond = Codec.readLong(in);
        int flags = in.readByte();
        switched = (flags & 1) != 0;
        quarantined = (flags & 2) != 0;
        overBudget = (flags & 4) != 0;
        scored = (flags & 8) != 0;
        opened = (flags & 16) != 0;
        sameEpisode = (flags & 32) != 0;
        strangeCountry = (flags & 64) != 0;
        set.read(in);
        Codec.readInts(in, documentsBy);
        Codec.readInts(in, hitsBy);
        in.readFully(bins);
        peak = in.readBoolean() ? Measurement.read(in) : null;
    }

    private void readCounts(DataInput in) throws IOException {
        int[] counts = new int[6];
        Codec.readInts(in, counts);
        documents = counts[0];
        addresses = counts[1];
        networks = counts[2];
        countries = counts[3];
        rules = counts[4];
        scoreBin = counts[5];
    }
}
