package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.UnaryOperator;

/// Alerts for the company that accounts keep on one network: one case, until two days bring no further one, or a week
/// after the first.
final class Campaign {

    private static final long LONGEST_SECONDS = 7 * 24 * 3600;

    /// See [Alert#campaign].
    final long id;

    private final long opened;
    private long last;
    private String first;
    private boolean joined;

    private Campaign(long id, long opened, String first) {
        this.id = id;
        this.opened = opened;
        this.last = opened;
        this.first = first;
    }

    static Campaign begin(long network, String first, long epochSecond) {
        return new Campaign(id(network, epochSecond), epochSecond, first);
    }

    /// One way: whoever sees it learns nothing of the network, which goes by the same hash elsewhere.
    static long id(long network, long epochSecond) {
        try {
            byte[] both = ByteBuffer.allocate(16)
                    .putLong(network)
                    .putLong(epochSecond)
                    .array();
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(both))
                            .getLong()
                    | 1;
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", broken);
        }
    }

    boolean isOn(long epochSecond) {
        return epochSecond - last <= Visitors.SPAN_SECONDS && epochSecond - opened <= LONGEST_SECONDS;
    }

    /// It has one alert so far, and this is its account.
    boolean isOnlyOf(String account) {
        return !joined && first.equals(account);
    }

    /// A further alert.
    ///
    /// @return whether it is the second
    boolean joins(long epochSecond) {
        boolean second = !joined;
        joined = true;
        last = epochSecond;
        return second;
    }

    /// The account of its first alert.
    String first() {
        return first;
    }

    void under(UnaryOperator<String> tokens) {
        first = tokens.apply(first);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(id);
        Codec.writeLong(out, opened);
        Codec.writeLong(out, last - opened);
        out.writeUTF(first);
        out.writeBoolean(joined);
    }

    static Campaign read(DataInput in) throws IOException {
        long id = in.readLong();
        long opened = Codec.readLong(in);
        long lasted = Codec.readLong(in);
        Campaign campaign = new Campaign(id, opened, in.readUTF());
        campaign.last = opened + lasted;
        campaign.joined = in.readBoolean();
        return campaign;
    }
}
