package org.carrel.engine.reading;

/// Says of bytes what they are made of.
final class Shape {
    private Shape() {}

    /// Control characters other than tabs: no text.
    static boolean isBinary(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] >= 0 && b[i] < ' ' && b[i] != '\t' && b[i] != '\r' || b[i] == 0x7f) {
                return true;
            }
        }
        return false;
    }

    static boolean isBlank(byte[] b, int from, int to) {
        return LineFormat.blanks(b, from, to) == to;
    }

    /// A session identifier as EZproxy makes them: at least ten letters and digits, both upper case and lower case or
    /// digits among them.
    static boolean isSession(byte[] b, int from, int to) {
        boolean upper = false;
        boolean other = false;
        for (int i = from; i < to; i++) {
            boolean letter = (b[i] | 32) >= 'a' && (b[i] | 32) <= 'z';
            if (!letter && !Ends.isDigit(b[i])) {
                return false;
            }
            upper |= letter && b[i] < 'a';
            other |= b[i] >= 'a' || Ends.isDigit(b[i]);
        }
        return to - from >= 10 && to - from <= 40 && upper && other;
    }
}
