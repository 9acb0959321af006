package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An open alert, as it grows.
final class Episode {

    /// An episode is over when nothing suspicious has happened for so long.
    static final int QUIET_DAYS = 3;
    static final long QUIET_SECONDS = QUIET_DAYS * 24 * 3600L;
    /// Longer episodes keep their last so many hours with documents.
    private static final int MOST_HOURS = 24 * 14;

    private final long opened;
    private final long first;
    long last;
    /// Latest moment at which the evidence still stood.
    long standing;

    private final int documentsBefore;
    int documents;
    double score;
    /// When the score and the measurement were those kept here.
    private long strongest;

    /// The campaign it belongs to, 0 if it stands alone; see [Alert#campaign].
    long campaign;

    final Measurement measurement;
    private final TreeMap<Long, Integer> hours = new TreeMap<>();
    private final Sessions sessions = new Sessions();
    boolean dirty;

    private Episode(long opened, long first, int documentsBefore, Measurement measurement) {
        this.opened = opened;
        this.first = first;
        this.documentsBefore = documentsBefore;
        this.measurement = measurement;
    }

    static Episode open(AccountState state, long epochSecond, double score, Measurement measurement) {
        Measurement own = new Measurement();
        own.copyFrom(measurement);
        TreeMap<Long, Integer> hours = new TreeMap<>();
        long hour = state.windows.hour();
        for (long at = hour - 23; at <= hour; at++) {
            int count = state.windows.hours[Math.floorMod(at, 24)];
            if (count > 0) {
                hours.put(at, count);
            }
        }
        long first = hours.isEmpty() ? epochSecond : Math.min(epochSecond, hours.firstKey() * 3600);
        Episode episode = new Episode(epochSecond, first, state.windows.last24Hours, own);
        episode.hours.putAll(hours);
        episode.sessions.begin(state);
        episode.documents = episode.documentsBefore;
        episode.score = score;
        episode.strongest = epochSecond;
        episode.last = epochSecond;
        episode.standing = epochSecond;
        return episode;
    }

    /// Nothing suspicious has happened for so long that what comes now is no part of it.
    boolean isOver(long epochSecond) {
        return epochSecond - standing > QUIET_SECONDS;
    }

    /// A request of the account, whether or not the evidence still stands.
    ///
    /// @param hour since 1970
    /// @param fresh distinct documents that it brought
    void see(Origin origin, long epochSecond, long hour, int fresh) {
        if (fresh > 0) {
            documents += fresh;
            hours.merge(hour, fresh, Integer::sum);
            if (hours.size() > MOST_HOURS) {
                hours.pollFirstEntry();
            }
        }
        sessions.see(origin, epochSecond, fresh);
        // to be told anew
        dirty = true;
    }

    void raise(double higher, Measurement at, long epochSecond) {
        score = higher;
        strongest = epochSecond;
        measurement.copyFrom(at);
    }

    Alert toAlert(String account, Findings findings) {
        List<Alert.Hour> list = new ArrayList<>(hours.size());
        for (Map.Entry<Long, Integer> hour : hours.entrySet()) {
            list.add(new Alert.Hour(Instant.ofEpochSecond(hour.getKey() * 3600), hour.getValue()));
        }
        return new Alert(
                account,
                campaign == 0 ? "" : HexFormat.of().toHexDigits(campaign),
                Instant.ofEpochSecond(opened),
                Instant.ofEpochSecond(first),
                Instant.ofEpochSecond(last),
                score,
                Probability.of(score),
                Instant.ofEpochSecond(strongest),
                documentsBefore,
                documents,
                findings.of(measurement),
                List.copyOf(list),
                sessions.told());
    }

    void write(DataOutput out) throws IOException {
        for (long value : new long[] {opened, first, last, standing, documentsBefore, documents, strongest}) {
            Codec.writeLong(out, value);
        }
        out.writeDouble(score);
        measurement.write(out);
        Codec.writeLong(out, hours.size());
        for (Map.Entry<Long, Integer> hour : hours.entrySet()) {
            Codec.writeLong(out, hour.getKey());
            Codec.writeLong(out, hour.getValue());
        }
        out.writeLong(campaign);
        sessions.write(out);
    }

    static Episode read(DataInput in) throws IOException {
        Episode episode = readBeforeCampaigns(in, Measurement::read);
        episode.campaign = in.readLong();
        episode.sessions.read(in);
        return episode;
    }

    /// As version 1 wrote it, which knew of no campaigns and kept no sessions.
    static Episode readBeforeCampaigns(DataInput in, Codec.Reading<Measurement> measurement) throws IOException {
        long[] values = new long[7];
        for (int i = 0; i < values.length; i++) {
            values[i] = Codec.readLong(in);
        }
        double score = in.readDouble();
        Episode episode = new Episode(values[0], values[1], (int) values[4], measurement.from(in));
        episode.last = values[2];
        episode.standing = values[3];
        episode.documents = (int) values[5];
        episode.score = score;
        episode.strongest = values[6];
        long size = Codec.readLong(in);
        for (long i = 0; i < size; i++) {
            long hour = Codec.readLong(in);
            episode.hours.put(hour, (int) Codec.readLong(in));
        }
        return episode;
    }
}
