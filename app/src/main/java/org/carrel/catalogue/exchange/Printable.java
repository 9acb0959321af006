package org.carrel.catalogue.exchange;

/// What somebody asked, told back to them: XML cannot hold every character that an address can.
final class Printable {

    private static final int LONGEST = 200;

    private Printable() {}

    static String of(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(letter -> isAllowed(letter) ? letter : '\uFFFD')
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    /// By [XML 1.0](https://www.w3.org/TR/xml/#charsets).
    private static boolean isAllowed(int letter) {
        return letter == '\t'
                || letter == '\n'
                || letter == '\r'
                || letter >= ' ' && letter <= 0xD7FF
                || letter >= 0xE000 && letter <= 0xFFFD
                || letter >= 0x10000;
    }
}
