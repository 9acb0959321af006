package org.carrel.engine.reading;

import java.util.Arrays;
import org.carrel.engine.Place;
import org.carrel.engine.places.IpAddress;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.tokens.Domain;
import org.carrel.engine.tokens.Pseudonymiser;
import org.jspecify.annotations.Nullable;

/// Hashes and place of every client address met lately.
final class AddressBook {

    /// @param address hash of the address, @param network of its /24 or /48
    record Entry(long address, long network, Place place) {}

    private static final Entry NOBODY = new Entry(0, 0, Place.UNKNOWN);

    private final ByteCache<Entry> entries;
    private final Pseudonymiser pseudonymiser;
    private final PlaceTable places;

    /// @param entries may be shared with other threads' books
    AddressBook(Pseudonymiser pseudonymiser, PlaceTable places, ByteCache<Entry> entries) {
        this.entries = entries;
        this.pseudonymiser = pseudonymiser;
        this.places = places;
    }

    Entry find(byte[] b, int from, int to) {
        Entry known = entries.get(b, from, to);
        return known != null ? known : entries.put(b, from, to, entry(b, from, to));
    }

    private Entry entry(byte[] b, int from, int to) {
        if (to - from <= 0 || to - from == 1 && b[from] == '-') {
            return NOBODY;
        }
        byte @Nullable [] address = IpAddress.parse(b, from, to);
        if (address == null) {
            // a host name: neither network nor place, but still one client or another
            byte[] name = lower(b, from, to);
            long hash = pseudonymiser.hash(Domain.ADDRESS, name, 0, name.length);
            return new Entry(hash, pseudonymiser.hash(Domain.NETWORK, name, 0, name.length), Place.UNKNOWN);
        }
        long hash = pseudonymiser.hash(Domain.ADDRESS, address, 0, address.length);
        // three bytes are an IPv4 /24, six an IPv6 /48
        long network = pseudonymiser.hash(Domain.NETWORK, address, 0, address.length == 4 ? 3 : 6);
        return new Entry(hash, network, places.find(address));
    }

    private static byte[] lower(byte[] b, int from, int to) {
        byte[] name = Arrays.copyOfRange(b, from, to);
        for (int i = 0; i < name.length; i++) {
            name[i] = name[i] >= 'A' && name[i] <= 'Z' ? (byte) (name[i] | 32) : name[i];
        }
        return name;
    }
}
