package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;
import org.carrel.engine.RequestKind;

/// Events that wait, as bytes. Each account and each place is written once.
final class EventCodec {

    private static final RequestKind[] KINDS = RequestKind.values();
    private static final NetworkClass[] CLASSES = NetworkClass.values();

    private EventCodec() {}

    static void write(DataOutput out, List<AccessEvent> events) throws IOException {
        Map<String, Integer> accounts = new LinkedHashMap<>();
        Map<Place, Integer> places = new LinkedHashMap<>();
        for (AccessEvent event : events) {
            accounts.putIfAbsent(event.account(), accounts.size());
            places.putIfAbsent(event.place(), places.size());
        }
        Codec.writeLong(out, accounts.size());
        for (String account : accounts.keySet()) {
            out.writeUTF(account);
        }
        Codec.writeLong(out, places.size());
        for (Place place : places.keySet()) {
            writePlace(out, place);
        }
        Codec.writeLong(out, events.size());
        for (AccessEvent event : events) {
            Codec.writeLong(out, accounts.getOrDefault(event.account(), 0));
            Codec.writeLong(out, places.getOrDefault(event.place(), 0));
            writeRest(out, event);
        }
    }

    private static void writePlace(DataOutput out, Place place) throws IOException {
        out.writeUTF(place.country());
        out.writeUTF(place.city());
        out.writeDouble(place.latitude());
        out.writeDouble(place.longitude());
        Codec.writeLong(out, place.asn());
        out.writeByte(place.networkClass().ordinal());
    }

    private static void writeRest(DataOutput out, AccessEvent event) throws IOException {
        Codec.writeLong(out, event.epochSecond());
        out.writeLong(event.address());
        out.writeLong(event.network());
        out.writeByte(event.kind().ordinal());
        out.writeLong(event.host());
        out.writeLong(event.document());
        Codec.writeLong(out, event.status());
        Codec.writeLong(out, event.bytes());
        out.writeLong(event.agent());
        out.writeLong(event.session());
        out.writeLong(event.fingerprint());
    }

    static List<AccessEvent> read(DataInput in) throws IOException {
        List<String> accounts = new ArrayList<>();
        for (long left = Codec.readLong(in); left > 0; left--) {
            accounts.add(in.readUTF());
        }
        List<Place> places = new ArrayList<>();
        for (long left = Codec.readLong(in); left > 0; left--) {
            places.add(readPlace(in));
        }
        List<AccessEvent> events = new ArrayList<>();
        for (long left = Codec.readLong(in); left > 0; left--) {
            String account = accounts.get((int) Codec.readLong(in));
            Place place = places.get((int) Codec.readLong(in));
            events.add(readRest(in, account, place));
        }
        return events;
    }

    private static Place readPlace(DataInput in) throws IOException {
        Place place = new Place(
                in.readUTF(),
                in.readUTF(),
                in.readDouble(),
                in.readDouble(),
                Codec.readLong(in),
                CLASSES[in.readByte()]);
        return place.equals(Place.UNKNOWN) ? Place.UNKNOWN : place;
    }

    private static AccessEvent readRest(DataInput in, String account, Place place) throws IOException {
        long epochSecond = Codec.readLong(in);
        long address = in.readLong();
        long network = in.readLong();
        RequestKind kind = KINDS[in.readByte()];
        return new AccessEvent(
                account,
                epochSecond,
                address,
                network,
                place,
                kind,
                in.readLong(),
                in.readLong(),
                (int) Codec.readLong(in),
                Codec.readLong(in),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}
