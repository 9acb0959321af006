package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;
import org.jspecify.annotations.Nullable;

/// One network that an account was used from lately, what was done there, and how strange it is to the account.
final class Origin {

    private static final NetworkClass[] CLASSES = NetworkClass.values();

    final long network;
    long operator;
    int country;
    NetworkClass networkClass = NetworkClass.UNKNOWN;
    float latitude = Float.NaN;
    float longitude = Float.NaN;
    long firstSeen;
    long lastSeen = Recent.NEVER;
    /// Log lines and distinct documents of the last day this origin was seen on.
    int hits;

    int documents;
    /// Of the hits those whose user agent the account is known to use, and those whose it is not.
    int knownAgents;

    int newAgents;
    /// Day for which `novelty` and `foreign` hold.
    long judgedDay = Long.MIN_VALUE;
    /// Bits that a thief rather than the owner is behind this network, whatever its country.
    float novelty;
    /// The same for the country, given the network.
    float foreign;

    /// How far what happens here counts as a stranger's: 0 the owner's own, 1 hardly the owner's.
    float strangeness;
    /// Neither the campus nor one of the account's own networks.
    boolean isNew;
    /// Day on which the network was told that the account is suspicious.
    long reportedDay = Long.MIN_VALUE;
    /// Day on which the others on the network were looked at again.
    long calledDay = Long.MIN_VALUE;

    /// Where [NetworkBook#find] found the network; not part of the state.
    NetworkBook.@Nullable Entry entry;

    int entryGeneration;

    Origin(long network) {
        this.network = network;
    }

    void at(Place place) {
        operator = place.asn();
        country = Countries.code(place.country());
        networkClass = place.networkClass();
        latitude = (float) place.latitude();
        longitude = (float) place.longitude();
    }

    /// What sort of line it is, by how many people share one.
    enum Line {
        FIXED,
        MOBILE,
        RELAY
    }

    Line line() {
        return isRelay() ? Line.RELAY : networkClass == NetworkClass.MOBILE ? Line.MOBILE : Line.FIXED;
    }

    boolean isRelay() {
        return networkClass == NetworkClass.VPN || networkClass == NetworkClass.HOSTING;
    }

    boolean isCampus() {
        return networkClass == NetworkClass.CAMPUS;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(network);
        Codec.writeLong(out, operator);
        Codec.writeLong(out, country);
        out.writeByte(networkClass.ordinal());
        out.writeFloat(latitude);
        out.writeFloat(longitude);
        Codec.writeLong(out, firstSeen);
        Codec.writeLong(out, lastSeen - firstSeen);
        Codec.writeLong(out, hits);
        Codec.writeLong(out, documents);
        Codec.writeLong(out, knownAgents);
        Codec.writeLong(out, newAgents);
        Codec.writeLong(out, judgedDay);
        out.writeFloat(novelty);
        out.writeFloat(foreign);
        out.writeFloat(strangeness);
        out.writeBoolean(isNew);
        Codec.writeLong(out, reportedDay);
        Codec.writeLong(out, calledDay);
    }

    static Origin read(DataInput in) throws IOException {
        Origin origin = new Origin(in.readLong());
        origin.operator = Codec.readLong(in);
        origin.country = (int) Codec.readLong(in);
        origin.networkClass = CLASSES[in.readByte()];
        origin.latitude = in.readFloat();
        origin.longitude = in.readFloat();
        origin.firstSeen = Codec.readLong(in);
        origin.lastSeen = origin.firstSeen + Codec.readLong(in);
        origin.hits = (int) Codec.readLong(in);
        origin.documents = (int) Codec.readLong(in);
        origin.knownAgents = (int) Codec.readLong(in);
        origin.newAgents = (int) Codec.readLong(in);
        origin.judgedDay = Codec.readLong(in);
        origin.novelty = in.readFloat();
        origin.foreign = in.readFloat();
        origin.strangeness = in.readFloat();
        origin.isNew = in.readBoolean();
        origin.reportedDay = Codec.readLong(in);
        origin.calledDay = Codec.readLong(in);
        return origin;
    }
}
