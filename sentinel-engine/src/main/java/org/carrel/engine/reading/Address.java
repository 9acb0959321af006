package org.carrel.engine.reading;

/// The path and query of one request, decoded, in lower case, cut into parts. Reused for every line.
///
/// Escapes are undone (twice, for those that were escaped twice) before the path is cut, so `10.1007%2Fs1` is two
/// parts. Dot segments are resolved as servers do, so `/assets/../a` is `/a`.
/// What is longer than [#LONGEST], or beyond the last part counted here, is not looked at; [#isCut] says so.
final class Address {
    static final int LONGEST = 4096;
    static final int MOST_SEGMENTS = 24;
    static final int MOST_PARAMETERS = 40;

    /// What a byte that only stands for itself is written as: letters in lower case. 0 for signs that cut or escape.
    private static final byte[] PLAIN = new byte[256];

    static {
        for (int c = 1; c < PLAIN.length; c++) {
            PLAIN[c] = "%/\\;&=".indexOf(c) < 0 ? lower((byte) c) : 0;
        }
    }

    final byte[] text = new byte[LONGEST + 1];
    final int[] segmentFrom = new int[MOST_SEGMENTS];
    final int[] segmentTo = new int[MOST_SEGMENTS];
    final int[] segmentWords = new int[MOST_SEGMENTS];
    int segments;
    /// Bits of all parts of the path.
    int pathWords;

    final int[] nameFrom = new int[MOST_PARAMETERS];
    final int[] valueFrom = new int[MOST_PARAMETERS];
    final int[] valueTo = new int[MOST_PARAMETERS];
    final int[] parameterWords = new int[MOST_PARAMETERS];
    int parameters;
    /// Bits of all parameters' names.
    int queryWords;

    private int written;
    /// Parts of the path for which there was no room.
    private int unseen;

    private boolean cut;

    /// @param from where the path starts
    /// @param question where the query starts, or `to`
    /// @param to end of path and query; a fragment is not part of them
    void read(byte[] b, int from, int question, int to) {
        written = segments = parameters = pathWords = queryWords = unseen = 0;
        cut = false;
        path(b, from, question);
        for (int i = 0; i < segments; i++) {
            pathWords |= segmentWords[i];
        }
        cut |= unseen > 0;
        if (question < to) {
            query(b, question + 1, to);
        }
    }

    /// Some of it was not looked at.
    boolean isCut() {
        return cut;
    }

    private void path(byte[] b, int from, int to) {
        int start = 0;
        boolean parameter = false;
        int i = from;
        for (; i < to && written < LONGEST; i++) {
            byte c = b[i];
            if (PLAIN[c & 0xff] != 0 && !parameter) {
                text[written++] = PLAIN[c & 0xff];
                continue;
            }
            if (c == '%') {
                int skipped = escape(b, i, to);
                c = decoded;
                i += skipped;
            }
            if (c == '/' || c == '\\') {
                start = segment(start);
                parameter = false;
            } else if (c == ';') {
                // /file.pdf;jsessionid=…
                parameter = true;
            } else if (!parameter) {
                text[written++] = lower(c);
            }
        }
        cut |= i < to;
        segment(start);
    }

    /// @return where the next part starts
    private int segment(int start) {
        int length = written - start;
        if (length == 0) {
            return start;
        }
        if (text[start] == '.' && (length == 1 || length == 2 && text[start + 1] == '.')) {
            written = length == 1 ? start : parent(start);
        } else if (segments == MOST_SEGMENTS) {
            unseen++;
            written = start;
        } else {
            segmentFrom[segments] = start;
            segmentTo[segments] = written;
            segmentWords[segments++] = Word.segment(text, start, written);
        }
        return written;
    }

    private int parent(int start) {
        if (unseen > 0) {
            unseen--;
            return start;
        }
        return segments == 0 ? start : segmentFrom[--segments];
    }

    private void query(byte[] b, int from, int to) {
        int name = written;
        int value = -1;
        int i = from;
        for (; i <= to && written < LONGEST; i++) {
            byte c = i < to ? b[i] : (byte) '&';
            byte plain = PLAIN[c & 0xff];
            if (plain != 0) {
                text[written++] = plain;
            } else if (c == '&') {
                parameter(name, value);
                name = written;
                value = -1;
            } else if (c == '=' && value < 0) {
                value = written;
            } else {
                if (c == '%') {
                    int skipped = escape(b, i, to);
                    c = decoded;
                    i += skipped;
                }
                text[written++] = lower(c);
            }
        }
        cut |= i < to;
    }

    private void parameter(int name, int value) {
        cut |= written > name && parameters == MOST_PARAMETERS;
        if (written > name && parameters < MOST_PARAMETERS) {
            nameFrom[parameters] = name;
            valueFrom[parameters] = value < 0 ? written : value;
            valueTo[parameters] = written;
            int words = Word.parameter(text, name, valueFrom[parameters]);
            parameterWords[parameters++] = words;
            queryWords |= words;
        }
    }

    private byte decoded;

    /// Sets `decoded`; returns how many bytes after the `%` belong to the escape.
    private int escape(byte[] b, int at, int to) {
        int skipped = 0;
        decoded = '%';
        while (decoded == '%' && at + skipped + 2 < to) {
            int high = Character.digit(b[at + skipped + 1], 16);
            int low = Character.digit(b[at + skipped + 2], 16);
            if (high < 0 || low < 0) {
                break;
            }
            decoded = (byte) (high << 4 | low);
            skipped += 2;
        }
        return skipped;
    }

    private static byte lower(byte c) {
        return c >= 'A' && c <= 'Z' ? (byte) (c | 32) : c;
    }

    boolean segmentIs(int i, int words) {
        return (segmentWords[i] & words) != 0;
    }

    /// Index of the first part of the path that says one of `words`, or −1.
    int segmentWith(int words) {
        for (int i = 0; i < segments; i++) {
            if (segmentIs(i, words)) {
                return i;
            }
        }
        return -1;
    }

    /// Index of the first parameter whose name says one of `words`, or −1.
    int parameterWith(int words) {
        for (int i = 0; i < parameters; i++) {
            if ((parameterWords[i] & words) != 0) {
                return i;
            }
        }
        return -1;
    }

    boolean endsWith(int from, int to, byte[] ending) {
        int at = to - ending.length;
        return at >= from && java.util.Arrays.equals(text, at, to, ending, 0, ending.length);
    }

    boolean startsWith(int from, int to, byte[] beginning) {
        int end = from + beginning.length;
        return end <= to && java.util.Arrays.equals(text, from, end, beginning, 0, beginning.length);
    }
}
