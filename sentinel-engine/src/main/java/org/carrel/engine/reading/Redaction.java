package org.carrel.engine.reading;

/// The shape of a line with nothing of its content: letters become x, digits 9, punctuation stays. Runs of letters and
/// digits are cut to a fixed length, so that not even a name's length is told.
final class Redaction {
    private static final int LONGEST = 160;
    private static final int LONGEST_RUN = 4;

    private Redaction() {}

    static String of(byte[] bytes, int from, int to) {
        StringBuilder shape = new StringBuilder();
        char last = 0;
        int run = 0;
        for (int i = from; i < to && shape.length() < LONGEST; i++) {
            char shown = shown(bytes[i]);
            run = shown == last ? run + 1 : 1;
            last = shown;
            boolean content = shown == 'x' || shown == '9' || shown == '?';
            if (!content || run <= LONGEST_RUN) {
                shape.append(shown);
            }
        }
        return shape.length() < LONGEST ? shape.toString() : shape.append('…').toString();
    }

    private static char shown(byte b) {
        if (b >= '0' && b <= '9') {
            return '9';
        }
        if (b < 0 || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z') {
            return 'x';
        }
        return b < ' ' && b != '\t' || b == 0x7f ? '?' : (char) b;
    }
}
