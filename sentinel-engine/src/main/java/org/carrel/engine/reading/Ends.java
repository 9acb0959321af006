package org.carrel.engine.reading;

/// Finds where the value of a column ends.
final class Ends {
    /// The line ends before the value does.
    static final int CUT = -1;
    /// The line holds something else here.
    static final int NONE = -2;

    private static final int LONGEST_TIME = 64;
    private static final byte QUOTE = '"';

    private Ends() {}

    static int find(Step step, byte[] b, int at, int to) {
        return switch (step.ending()) {
            case PLAIN -> plain(step.stop(), b, at, to);
            case LIST -> list(b, at, to);
            case LAST -> at >= to ? CUT : blankOrEnd(b, at, to);
            case BRACKET -> bracket(b, at, to);
            case STAMP -> step.stamp() == null ? NONE : step.stamp().end(b, at, to);
            case QUOTE -> quote(b, at, to);
            case QUOTE_BEFORE_STATUS -> quoteBeforeStatus(b, at, to);
            case BARE_REQUEST -> bareRequest(b, at, to);
            case BEFORE_TIME, BEFORE_QUOTE, BEFORE_URL -> before(step, b, at, to);
            case BEFORE_END -> back(step.after(), b, at, to);
        };
    }

    private static int plain(byte stop, byte[] b, int at, int to) {
        if (stop == ' ') {
            int end = blankOrEnd(b, at, to);
            return end < to ? end : CUT;
        }
        int end = Search.first(stop, b, at, to);
        return end < to ? end : CUT;
    }

    private static int blankOrEnd(byte[] b, int at, int to) {
        return Search.firstBlank(b, at, to);
    }

    private static int list(byte[] b, int at, int to) {
        int end = blankOrEnd(b, at, to);
        while (end < to && end > at && b[end - 1] == ',') {
            end = blankOrEnd(b, LineFormat.blanks(b, end, to), to);
        }
        return end < to ? end : CUT;
    }

    private static int bracket(byte[] b, int at, int to) {
        if (at >= to) {
            return CUT;
        }
        if (b[at] != '[') {
            return NONE;
        }
        int end = plain((byte) ']', b, at, Math.min(to, at + LONGEST_TIME));
        return end < 0 && to - at > LONGEST_TIME ? NONE : end;
    }

    private static int quote(byte[] b, int at, int to) {
        for (int i = Search.first(QUOTE, b, at, to); i < to; i = Search.first(QUOTE, b, i + 1, to)) {
            if (i == at || b[i - 1] != '\\') {
                return i;
            }
        }
        return CUT;
    }

    private static int quoteBeforeStatus(byte[] b, int at, int to) {
        for (int i = Search.first(QUOTE, b, at, to); i < to; i = Search.first(QUOTE, b, i + 1, to)) {
            if (i + 2 < to && b[i + 1] == ' ' && isStatus(b, i + 2, to)) {
                return i;
            }
        }
        return quote(b, at, to);
    }

    private static boolean isStatus(byte[] b, int at, int to) {
        int end = blankOrEnd(b, at, to);
        return end == at + 1 && b[at] == '-' || end == at + 3 && isDigit(b[at]) && isDigit(b[at + 1]);
    }

    /// `GET http://… HTTP/1.1`: the protocol may be missing.
    private static int bareRequest(byte[] b, int at, int to) {
        int method = blankOrEnd(b, at, to);
        int address = blankOrEnd(b, LineFormat.blanks(b, method, to), to);
        int next = LineFormat.blanks(b, address, to);
        boolean protocol = next + 5 < to && b[next] == 'H' && b[next + 1] == 'T' && b[next + 4] == '/';
        return method >= to ? CUT : protocol ? blankOrEnd(b, next, to) : address;
    }

    private static int before(Step step, byte[] b, int at, int to) {
        byte sign = anchorSign(step.ending());
        for (int i = Search.first(sign, b, at, to); i < to; i = Search.first(sign, b, i + 1, to)) {
            if (isAnchor(step.ending(), b, i, to) && (i == at || LineFormat.isBlank(b[i - 1]))) {
                return back(step.after(), b, at, i);
            }
        }
        return CUT;
    }

    private static byte anchorSign(Step.Ending ending) {
        return switch (ending) {
            case BEFORE_TIME -> '[';
            case BEFORE_QUOTE -> QUOTE;
            default -> 'h';
        };
    }

    private static boolean isAnchor(Step.Ending ending, byte[] b, int i, int to) {
        return switch (ending) {
            case BEFORE_TIME -> b[i] == '[' && i + 2 < to && isDigit(b[i + 1]) && isDigit(b[i + 2]);
            case BEFORE_QUOTE -> b[i] == '"';
            default -> b[i] == 'h' && i + 7 < to && b[i + 1] == 't' && b[i + 3] == 'p' && b[i + 4] != ' ';
        };
    }

    /// From `end` back over blanks and `columns` plain columns.
    private static int back(int columns, byte[] b, int at, int end) {
        int i = end;
        for (int column = 0; column <= columns; column++) {
            if (column > 0) {
                while (i > at && !LineFormat.isBlank(b[i - 1])) {
                    i--;
                }
            }
            while (i > at && LineFormat.isBlank(b[i - 1])) {
                i--;
            }
        }
        return i;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
