package org.carrel.testkit;

import java.util.List;

/// A city people and thieves are in. Both are in the same ones.
record City(String country, String name, double latitude, double longitude) {

    static final City CAMPUS = new City("GB", "London", 51.50, -0.18);

    static final List<City> BRITISH = List.of(
            new City("GB", "London", 51.51, -0.13),
            new City("GB", "London", 51.55, -0.06),
            new City("GB", "Reading", 51.45, -0.97),
            new City("GB", "Oxford", 51.75, -1.26),
            new City("GB", "Brighton", 50.82, -0.14),
            new City("GB", "Bristol", 51.45, -2.59),
            new City("GB", "Birmingham", 52.48, -1.90),
            new City("GB", "Manchester", 53.48, -2.24));

    static final List<City> FOREIGN = List.of(
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

    /// Publishers' sites are reached from here by a VPN or hardly at all.
    private static final List<String> BEHIND_A_WALL = List.of("CN", "IR", "RU", "AE", "TR");

    static boolean isWalled(String country) {
        return BEHIND_A_WALL.contains(country);
    }
}
