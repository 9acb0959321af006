package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the detector remembers of one account: about 1 KB; tokens and hashes only.
///
/// Changed in place by the detector. A copy is `decode(encode())`.
public final class AccountState {

    static final int VERSION = 3;
    private static final int MAGIC = 0x4341;

    String account = "";
    /// Below [Population#COHORTS]; 0 where none is known.
    int cohort;
    final History history = new History();
    final Today today = new Today();
    final Windows windows = new Windows();
    final Harvest harvest = new Harvest();
    final Travel travel = new Travel();
    final Recent addresses = new Recent();
    final Origins origins = new Origins();
    final Taking taking = new Taking();
    final Hours hours = new Hours();
    final Suspicion suspicion = new Suspicion();
    /// Hour of the running day, 0 to 23.
    int hourOfDay;
    /// When the account was last measured, seconds since 1970.
    long measuredAt = Long.MIN_VALUE / 2;
    /// Bits for having been on a network from which many accounts were tried, as of `triedDay`.
    double tried;

    long triedDay;
    /// Refused sign-ins of `refusedDay`; that day need not have been one on which the account was in use.
    float refused;

    /// How many of them came before the account was in use on that day; of no account-day as yet.
    int refusedBefore;

    long refusedDay;
    /// The network of the last request, 0 before the first.
    private long here;
    /// The last day before this one on which the score crossed the floor of alerts; far in the past if none.
    long crossedDay = Long.MIN_VALUE / 2;

    @Nullable
    Episode episode;

    /// Only for the detector: changed since the last drain.
    boolean dirty;

    /// Only for the detector: the running day is other than it was at the last drain.
    boolean dayChanged;

    /// @return where the last request came from, null if that was days ago
    @Nullable
    Origin here() {
        for (int i = 0; i < origins.size; i++) {
            Origin origin = origins.get(i);
            if (origin.network == here && origin.lastSeen != Recent.NEVER) {
                return origin;
            }
        }
        return null;
    }

    /// Refused so often on this day, before there was a state.
    void wereRefused(int times, long epochDay) {
        refused = times;
        refusedBefore = times;
        refusedDay = epochDay;
    }

    void moveTo(Origin origin) {
        here = origin.network;
    }

    /// The day on which the account was last seen, days since 1970-01-01.
    public long lastDay() {
        return today.epochDay;
    }

    /// Bytes that [#decode] of this and every later version reads.
    public byte[] encode() {
        return Codec.encode(MAGIC, VERSION, this::write);
    }

    /// @throws IllegalArgumentException if the bytes are damaged or of an unknown version
    public static AccountState decode(byte[] bytes) {
        return Codec.decode(
                bytes,
                MAGIC,
                "an account's state",
                List.of(VersionOne::state, Codec::unreleased, AccountState::versionThree));
    }

    private static AccountState versionThree(DataInput in) throws IOException {
        AccountState state = new AccountState();
        state.read(in);
        return state;
    }

    private void write(DataOutput out) throws IOException {
        history.write(out);
        today.write(out);
        windows.write(out);
        harvest.write(out);
        travel.write(out);
        addresses.write(out);
        origins.write(out);
        taking.write(out);
        hours.write(out);
        suspicion.write(out);
        out.writeByte(cohort);
        out.writeByte(hourOfDay);
        out.writeLong(measuredAt);
        out.writeDouble(tried);
        Codec.writeLong(out, triedDay);
        out.writeFloat(refused);
        Codec.writeLong(out, refusedDay);
        Codec.writeLong(out, refusedBefore);
        out.writeLong(here);
        out.writeLong(crossedDay);
        out.writeBoolean(episode != null);
        if (episode != null) {
            episode.write(out);
        }
    }

    private void read(DataInput in) throws IOException {
        history.read(in);
        today.read(in);
        windows.read(in);
        harvest.read(in);
        travel.read(in);
        addresses.read(in);
        origins.read(in);
        taking.read(in);
        hours.read(in);
        suspicion.read(in);
        cohort = in.readByte();
        hourOfDay = in.readByte();
        measuredAt = in.readLong();
        tried = in.readDouble();
        triedDay = Codec.readLong(in);
        refused = in.readFloat();
        refusedDay = Codec.readLong(in);
        refusedBefore = (int) Codec.readLong(in);
        here = in.readLong();
        crossedDay = in.readLong();
        episode = in.readBoolean() ? Episode.read(in) : null;
    }
}
