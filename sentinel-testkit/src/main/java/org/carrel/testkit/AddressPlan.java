package org.carrel.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;

/// Who has which addresses in the simulated world. All of them come from ranges that belong to no one: RFC 1918, 5737,
/// 6598, 2544 and 3849.
final class AddressPlan {

    private record Block(String prefix, int bits, Place place) {}

    static final int FOREIGN_CITIES = City.FOREIGN.size();
    static final int VPN_EXITS = 60;
    private static final int OPERATORS = 4;
    private static final int BRITISH = City.BRITISH.size();
    private static final int RELAYS = 48;
    private static final int BRITISH_RELAYS = 30;
    private static final int HOSPITAL_ADDRESSES = 5;

    private static final int HOME = 3;
    private static final int MOBILE = HOME + 2 * OPERATORS * BRITISH;
    private static final int GUEST = MOBILE + 4;
    private static final int ABROAD = GUEST + BRITISH;
    private static final int EXIT = ABROAD + 3 * FOREIGN_CITIES;
    private static final int RELAY = EXIT + 2 * VPN_EXITS;

    private final List<Block> blocks = new ArrayList<>();

    AddressPlan() {
        block("10.0.0.0", 15, City.CAMPUS, 64500, NetworkClass.CAMPUS);
        block("10.9.0.0", 16, City.CAMPUS, 64500, NetworkClass.CAMPUS);
        block("10.8.0.0", 24, City.CAMPUS, 64505, NetworkClass.UNKNOWN);
        british();
        foreign();
        for (int i = 0; i < VPN_EXITS; i++) {
            City city = i < 12 ? City.BRITISH.getFirst() : City.FOREIGN.get(i % FOREIGN_CITIES);
            block("198.18." + i + ".0", 24, city, 64800 + i % 5, NetworkClass.VPN);
            block("198.19." + i + ".0", 24, city, 64850 + i % 7, NetworkClass.HOSTING);
        }
        for (int i = 0; i < RELAYS; i++) {
            City city = i < BRITISH_RELAYS ? City.BRITISH.get(i % BRITISH) : City.FOREIGN.get(i % 5);
            NetworkClass seen = i % 10 < 7 ? NetworkClass.VPN : NetworkClass.HOSTING;
            block("198.18." + (128 + i) + ".0", 24, city, 64870 + i % 3, seen);
        }
    }

    private void british() {
        for (int i = 0; i < OPERATORS * BRITISH; i++) {
            City city = City.BRITISH.get(i / OPERATORS);
            int operator = 64510 + i % OPERATORS;
            block("100." + (64 + i / 4) + "." + (i % 4 * 64) + ".0", 18, city, operator, NetworkClass.RESIDENTIAL);
            block("2001:db8:" + Integer.toHexString(i << 8) + "::", 40, city, operator, NetworkClass.RESIDENTIAL);
        }
        for (int i = 0; i < 4; i++) {
            block("100.96." + (i * 64) + ".0", 18, City.BRITISH.get(i * 2), 64520 + i % 2, NetworkClass.MOBILE);
        }
        for (int i = 0; i < BRITISH; i++) {
            block("100.97." + (i * 8) + ".0", 21, City.BRITISH.get(i), 64530 + i, NetworkClass.UNKNOWN);
        }
    }

    private void foreign() {
        for (int i = 0; i < FOREIGN_CITIES; i++) {
            City city = City.FOREIGN.get(i);
            String second = "172." + (16 + i / 2);
            block(second + "." + (i % 2 * 128) + ".0", 18, city, 64600 + 2L * i, NetworkClass.RESIDENTIAL);
            block(second + "." + (i % 2 * 128 + 64) + ".0", 19, city, 64601 + 2L * i, NetworkClass.MOBILE);
            block(second + "." + (i % 2 * 128 + 96) + ".0", 19, city, 64700 + i, NetworkClass.UNKNOWN);
        }
    }

    private void block(String prefix, int bits, City city, long asn, NetworkClass networkClass) {
        Place place = new Place(city.country(), city.name(), city.latitude(), city.longitude(), asn, networkClass);
        blocks.add(new Block(prefix, bits, place));
    }

    void writePlaces(Appendable out) throws IOException {
        out.append("network,country,city,latitude,longitude,asn,class\n");
        for (Block block : blocks) {
            Place place = block.place();
            out.append(block.prefix() + '/' + block.bits() + ',' + place.country() + ',' + place.city() + ',');
            out.append(String.format(Locale.ROOT, "%.2f,%.2f,", place.latitude(), place.longitude()));
            out.append(place.asn() + "," + place.networkClass().name().toLowerCase(Locale.ROOT) + '\n');
        }
    }

    Address campus(Chance chance) {
        return v4(0, "10." + chance.below(2) + "." + chance.below(60), chance.between(2, 250));
    }

    /// Everyone in one room, behind one address.
    Address room(Chance chance) {
        return v4(0, "10.1." + (100 + chance.below(100)), chance.between(2, 250));
    }

    Address campusVpn(Chance chance) {
        return v4(1, "10.9." + chance.below(16), chance.between(2, 250));
    }

    /// The few addresses by which a hospital's computers reach the world.
    Address hospital(Chance chance) {
        return v4(2, "10.8.0", 17 + 43 * chance.below(HOSPITAL_ADDRESSES));
    }

    /// A home in Britain, one in six on IPv6.
    Address home(Chance chance) {
        int line = chance.below(OPERATORS * BRITISH);
        if (chance.with(1 / 6.0)) {
            String prefix = Integer.toHexString((line << 8) + chance.below(256));
            return v6(HOME + 2 * line + 1, "2001:db8:" + prefix, chance);
        }
        int third = line % OPERATORS * 64 + chance.below(64);
        return v4(HOME + 2 * line, "100." + (64 + line / OPERATORS) + "." + third, chance.between(2, 250));
    }

    /// What the same household has on another day, when its operator hands out a new address or the device a new
    /// suffix.
    Address renewed(Address home, Chance chance) {
        String text = home.text();
        int colon = text.indexOf("::");
        if (colon > 0) {
            return new Address(
                    text.substring(0, colon) + "::" + suffix(chance) + ':' + chance.between(2, 250),
                    home.network(),
                    home.place());
        }
        String network = text.substring(0, text.lastIndexOf('.'));
        return new Address(network + '.' + chance.between(2, 250), home.network(), home.place());
    }

    Address mobile(Chance chance, int operator) {
        int exit = operator % 2 + 2 * chance.below(2);
        return v4(MOBILE + exit, "100.96." + (exit * 64 + chance.below(40)), chance.between(2, 250));
    }

    /// A hotel, a café or a library in Britain.
    Address guest(Chance chance) {
        int city = chance.below(BRITISH);
        return v4(GUEST + city, "100.97." + (city * 8 + chance.below(8)), chance.between(2, 250));
    }

    Address abroad(Chance chance, int city) {
        return foreign(chance, city, 0, chance.below(64));
    }

    Address mobileAbroad(Chance chance, int city) {
        return foreign(chance, city, 1, chance.below(32));
    }

    /// @param network 0 to 31: a hotel, a conference, another university
    Address guestAbroad(Chance chance, int city, int network) {
        return foreign(chance, city, 2, network);
    }

    private Address foreign(Chance chance, int city, int kind, int network) {
        int third = city % 2 * 128 + (kind == 0 ? 0 : 32 + 32 * kind) + network;
        return v4(ABROAD + 3 * city + kind, "172." + (16 + city / 2) + "." + third, chance.between(2, 250));
    }

    Address vpn(Chance chance, int exit) {
        return v4(EXIT + 2 * exit, "198.18." + exit, chance.between(2, 250));
    }

    Address hosting(Chance chance, int exit) {
        return v4(EXIT + 2 * exit + 1, "198.19." + exit, chance.between(2, 250));
    }

    /// An exit of a privacy relay, one in twenty of them in another country.
    Address relay(Chance chance) {
        int exit = chance.with(0.95) ? chance.below(BRITISH_RELAYS) : chance.between(BRITISH_RELAYS, RELAYS - 1);
        return v4(RELAY + exit, "198.18." + (128 + exit), chance.between(2, 250));
    }

    private Address v4(int block, String network, int last) {
        return new Address(
                network + "." + last,
                Chance.mix(network.hashCode()),
                blocks.get(block).place());
    }

    private Address v6(int block, String network, Chance chance) {
        String text = network + "::" + suffix(chance) + ":" + chance.between(2, 250);
        return new Address(
                text, Chance.mix(network.hashCode()), blocks.get(block).place());
    }

    private static String suffix(Chance chance) {
        return Integer.toHexString(chance.between(1, 0xffff));
    }
}
