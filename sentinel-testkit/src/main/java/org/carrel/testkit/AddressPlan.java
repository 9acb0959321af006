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

    private record City(String country, String name, double latitude, double longitude) {}

    private record Block(String prefix, int bits, Place place) {}

    private static final List<City> BRITISH = List.of(
            new City("GB", "London", 51.51, -0.13),
            new City("GB", "London", 51.55, -0.06),
            new City("GB", "Reading", 51.45, -0.97),
            new City("GB", "Oxford", 51.75, -1.26),
            new City("GB", "Brighton", 50.82, -0.14),
            new City("GB", "Bristol", 51.45, -2.59),
            new City("GB", "Birmingham", 52.48, -1.90),
            new City("GB", "Manchester", 53.48, -2.24));

    private static final List<City> FOREIGN = List.of(
            new City("FR", "Paris", 48.86, 2.35),
            new City("DE", "Berlin", 52.52, 13.40),
            new City("IT", "Milan", 45.46, 9.19),
            new City("ES", "Madrid", 40.42, -3.70),
            new City("NL", "Amsterdam", 52.37, 4.90),
            new City("GR", "Athens", 37.98, 23.73),
            new City("CN", "Shanghai", 31.23, 121.47),
            new City("HK", "Hong Kong", 22.32, 114.17),
            new City("IN", "Mumbai", 19.08, 72.88),
            new City("US", "Boston", 42.36, -71.06),
            new City("US", "San Diego", 32.72, -117.16),
            new City("CA", "Toronto", 43.65, -79.38),
            new City("AE", "Dubai", 25.20, 55.27),
            new City("SG", "Singapore", 1.35, 103.82),
            new City("AU", "Sydney", -33.87, 151.21),
            new City("JP", "Tokyo", 35.68, 139.69),
            new City("IR", "Tehran", 35.69, 51.39),
            new City("RU", "Moscow", 55.76, 37.62),
            new City("UA", "Kyiv", 50.45, 30.52),
            new City("BR", "Sao Paulo", -23.55, -46.63),
            new City("VN", "Hanoi", 21.03, 105.85),
            new City("ID", "Jakarta", -6.21, 106.85),
            new City("EG", "Cairo", 30.04, 31.24),
            new City("NG", "Lagos", 6.52, 3.38),
            new City("PK", "Karachi", 24.86, 67.01),
            new City("TR", "Istanbul", 41.01, 28.98),
            new City("MX", "Mexico City", 19.43, -99.13),
            new City("KR", "Seoul", 37.57, 126.98),
            new City("SE", "Stockholm", 59.33, 18.06),
            new City("PL", "Warsaw", 52.23, 21.01));

    static final int FOREIGN_CITIES = 30;
    static final int VPN_EXITS = 60;
    private static final int HOME_OPERATORS = 4;
    private static final City CAMPUS = new City("GB", "London", 51.50, -0.18);

    private final List<Block> blocks = new ArrayList<>();

    AddressPlan() {
        block("10.0.0.0", 15, CAMPUS, 64500, NetworkClass.CAMPUS);
        block("10.9.0.0", 16, CAMPUS, 64500, NetworkClass.CAMPUS);
        for (int i = 0; i < HOME_OPERATORS * BRITISH.size(); i++) {
            City city = BRITISH.get(i / HOME_OPERATORS);
            int operator = 64510 + i % HOME_OPERATORS;
            block("100." + (64 + i / 4) + "." + (i % 4 * 64) + ".0", 18, city, operator, NetworkClass.RESIDENTIAL);
            block("2001:db8:" + Integer.toHexString(i << 8) + "::", 40, city, operator, NetworkClass.RESIDENTIAL);
        }
        for (int i = 0; i < 4; i++) {
            block("100.96." + (i * 64) + ".0", 18, BRITISH.get(i * 2), 64520 + i % 2, NetworkClass.MOBILE);
        }
        for (int i = 0; i < FOREIGN_CITIES; i++) {
            City city = FOREIGN.get(i);
            String second = "172." + (16 + i / 2);
            block(second + "." + (i % 2 * 128) + ".0", 18, city, 64600 + 2L * i, NetworkClass.RESIDENTIAL);
            block(second + "." + (i % 2 * 128 + 64) + ".0", 19, city, 64601 + 2L * i, NetworkClass.MOBILE);
            block(second + "." + (i % 2 * 128 + 96) + ".0", 19, city, 64700 + i, NetworkClass.UNKNOWN);
        }
        for (int i = 0; i < VPN_EXITS; i++) {
            City city = i < 12 ? BRITISH.get(0) : FOREIGN.get(i % FOREIGN_CITIES);
            block("198.18." + i + ".0", 24, city, 64800 + i % 5, NetworkClass.VPN);
            block("198.19." + i + ".0", 24, city, 64850 + i % 7, NetworkClass.HOSTING);
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
            out.append(String.format(
                            Locale.ROOT,
                            "%s/%d,%s,%s,%.2f,%.2f,%d,%s%n",
                            block.prefix(),
                            block.bits(),
                            place.country(),
                            place.city(),
                            place.latitude(),
                            place.longitude(),
                            place.asn(),
                            place.networkClass().name().toLowerCase(Locale.ROOT))
                    .replace(System.lineSeparator(), "\n"));
        }
    }

    Address campus(Chance chance) {
        return v4(0, "10." + chance.below(2) + "." + chance.below(60), chance.between(2, 250));
    }

    /// Everyone in one room, behind one address.
    Address room(int number) {
        return v4(0, "10.1." + (100 + number % 100), 1);
    }

    Address campusVpn(Chance chance) {
        return v4(1, "10.9." + chance.below(16), chance.between(2, 250));
    }

    /// A home in Britain, one in six on IPv6.
    Address home(Chance chance) {
        int operatorInCity = chance.below(HOME_OPERATORS * BRITISH.size());
        int at = 2 + operatorInCity * 2;
        if (chance.with(1 / 6.0)) {
            String network = "2001:db8:" + Integer.toHexString((operatorInCity << 8) + chance.below(256));
            String text = network + ":" + Integer.toHexString(chance.below(16)) + "::" + chance.between(2, 9999);
            return new Address(
                    text, Chance.mix(network.hashCode()), blocks.get(at + 1).place());
        }
        int third = operatorInCity % 4 * 64 + chance.below(64);
        return v4(at, "100." + (64 + operatorInCity / 4) + "." + third, chance.between(2, 250));
    }

    Address mobile(Chance chance, int operator) {
        int exit = operator % 2 + 2 * chance.below(2);
        return v4(
                2 + 2 * HOME_OPERATORS * BRITISH.size() + exit,
                "100.96." + (exit * 64 + chance.below(40)),
                chance.between(2, 250));
    }

    Address abroad(Chance chance, int city) {
        return foreign(chance, city, 0, 64);
    }

    Address mobileAbroad(Chance chance, int city) {
        return foreign(chance, city, 1, 32);
    }

    /// A hotel, a conference, another university.
    Address guestAbroad(Chance chance, int city) {
        return foreign(chance, city, 2, 32);
    }

    private Address foreign(Chance chance, int city, int kind, int networks) {
        int at = 2 + 2 * HOME_OPERATORS * BRITISH.size() + 4 + 3 * city + kind;
        int third = city % 2 * 128 + (kind == 0 ? 0 : 32 + 32 * kind) + chance.below(networks);
        return v4(at, "172." + (16 + city / 2) + "." + third, chance.between(2, 250));
    }

    Address vpn(Chance chance, int exit) {
        return v4(firstExit() + 2 * exit, "198.18." + exit, chance.between(2, 250));
    }

    Address hosting(Chance chance, int exit) {
        return v4(firstExit() + 2 * exit + 1, "198.19." + exit, chance.between(2, 250));
    }

    private static int firstExit() {
        return 2 + 2 * HOME_OPERATORS * BRITISH.size() + 4 + 3 * FOREIGN_CITIES;
    }

    private Address v4(int block, String network, int last) {
        return new Address(
                network + "." + last,
                Chance.mix(network.hashCode()),
                blocks.get(block).place());
    }
}
