package org.carrel.catalogue.marc;

/// Leaders as they are kept: in Unicode, and with nothing in them that only one way of writing needs.
final class Leaders {

    private static final int LENGTH = 24;

    private Leaders() {}

    /// @param said as it came, of whatever length
    static String kept(String said) {
        StringBuilder leader = new StringBuilder(LENGTH);
        for (int place = 0; place < LENGTH; place++) {
            char letter = place < said.length() ? said.charAt(place) : ' ';
            leader.append(letter >= ' ' && letter < 0x7F ? letter : ' ');
        }
        leader.replace(0, 5, "00000").setCharAt(9, 'a');
        return leader.replace(10, 17, "2200000").replace(20, LENGTH, "4500").toString();
    }

    static String with(String leader, int length, int base) {
        return "%05d%s%05d%s".formatted(length, leader.substring(5, 12), base, leader.substring(17));
    }
}
