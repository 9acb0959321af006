package org.carrel.engine.scoring;

/// ISO 3166-1 alpha-2 codes as small numbers: 1 to 676, and 0 for what is none.
final class Countries {

    static final int COUNT = 26 * 26 + 1;

    private Countries() {}

    static int code(String country) {
        if (country.length() != 2) {
            return 0;
        }
        int first = country.charAt(0) - 'A';
        int second = country.charAt(1) - 'A';
        boolean letters = first >= 0 && first < 26 && second >= 0 && second < 26;
        return letters ? first * 26 + second + 1 : 0;
    }

    static String name(long code) {
        int index = (int) code - 1;
        return "" + (char) ('A' + index / 26) + (char) ('A' + index % 26);
    }
}
