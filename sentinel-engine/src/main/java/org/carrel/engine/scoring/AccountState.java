package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What the detector remembers of one account: about 1 KB; tokens and hashes only.
///
/// Changed in place by the detector. A copy is `decode(encode())`.
public final class AccountState {

    static final int VERSION = 1;
    private static final int MAGIC = 0x4341;

    String account = "";
    final History history = new History();
    final Today today = new Today();
    final Windows windows = new Windows();
    final Harvest harvest = new Harvest();
    final Travel travel = new Travel();
    final Recent addresses = new Recent();
    final Recent networks = new Recent();
    final Recent operators = new Recent();
    final Recent countries = new Recent();
    final Recent directCountries = new Recent();
    /// Evidence of a slow theft up to yesterday, in bits, fading over two weeks.
    double slow;

    int slowDays;
    long slowDay;
    /// The last day on which a settled network of the account was in use.
    long settledDay = Long.MIN_VALUE;
    /// The last day before this one on which the score crossed the floor of alerts; far in the past if none.
    long crossedDay = Long.MIN_VALUE / 2;

    @Nullable
    Episode episode;

    /// Only for the detector: changed since the last drain.
    boolean dirty;

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
        return Codec.decode(bytes, MAGIC, VERSION, "an account's state", in -> {
            AccountState state = new AccountState();
            state.read(in);
            return state;
        });
    }

    private void write(DataOutput out) throws IOException {
        history.write(out);
        today.write(out);
        windows.write(out);
        harvest.write(out);
        travel.write(out);
        for (Recent recent : recents()) {
            recent.write(out);
        }
        out.writeDouble(slow);
        Codec.writeLong(out, slowDays);
        Codec.writeLong(out, slowDay);
        out.writeLong(settledDay);
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
        for (Recent recent : recents()) {
            recent.read(in);
        }
        slow = in.readDouble();
        slowDays = (int) Codec.readLong(in);
        slowDay = Codec.readLong(in);
        settledDay = in.readLong();
        crossedDay = in.readLong();
        episode = in.readBoolean() ? Episode.read(in) : null;
    }

    private Recent[] recents() {
        return new Recent[] {addresses, networks, operators, countries, directCountries};
    }
}
