package org.carrel.engine.reading;

import java.nio.charset.StandardCharsets;

/// A time pattern as strftime(3) writes it, read backwards: `%d/%b/%Y:%H:%M:%S %z`.
final class StampPattern {
    /// What `%t` stands for, between its brackets; the offset may be missing.
    static final StampPattern COMMON = new StampPattern("%d/%b/%Y:%H:%M:%S %z");

    private static final String KNOWN = "deHIMSmbBhYyzZpsjaAnt%";
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private final byte[] pattern;

    private StampPattern(String pattern) {
        this.pattern = pattern.getBytes(StandardCharsets.US_ASCII);
    }

    static StampPattern of(String given) throws FormatProblem {
        String pattern = given.replace("%T", "%H:%M:%S")
                .replace("%R", "%H:%M")
                .replace("%F", "%Y-%m-%d")
                .replace("%D", "%m/%d/%y");
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '%' && (++i >= pattern.length() || KNOWN.indexOf(pattern.charAt(i)) < 0)) {
                throw new FormatProblem("The time pattern “" + given + "” has a part that is not understood:"
                        + " use %d %m %b %Y %y %H %I %p %M %S %z %T %F %D or %s.");
            }
        }
        boolean dated = pattern.contains("%s")
                || (pattern.contains("%d") || pattern.contains("%e"))
                        && (pattern.contains("%Y") || pattern.contains("%y"));
        if (!dated) {
            throw new FormatProblem(
                    "The time pattern “" + given + "” gives no full date: it needs day, month and year.");
        }
        return new StampPattern(pattern);
    }

    /// Where a time written in this pattern ends, or [Ends#CUT] or [Ends#NONE].
    int end(byte[] b, int at, int to) {
        return read(b, at, to, new Moment());
    }

    /// Fills `moment` from the time that starts at `at`; returns as [#end].
    int read(byte[] b, int start, int to, Moment moment) {
        moment.clear();
        int at = start < to && b[start] == '[' && pattern[0] != '[' ? start + 1 : start;
        for (int i = 0; i < pattern.length; i++) {
            if (at >= to) {
                return i < pattern.length && isOnlyZone(i) ? at : Ends.CUT;
            }
            if (pattern[i] == '%') {
                at = part(pattern[++i], b, at, to, moment);
            } else if (pattern[i] == ' ') {
                at = LineFormat.isBlank(b[at]) ? LineFormat.blanks(b, at, to) : isOnlyZone(i) ? at : Ends.NONE;
            } else {
                at = b[at] == pattern[i] ? at + 1 : Ends.NONE;
            }
            if (at < 0) {
                return at;
            }
        }
        return at < to && b[at] == ']' && b[start] == '[' ? at + 1 : at;
    }

    private boolean isOnlyZone(int i) {
        return this == COMMON && i >= pattern.length - 3;
    }

    private static int part(byte letter, byte[] b, int at, int to, Moment moment) {
        switch (letter) {
            case 'd', 'e' -> {
                int start = letter == 'e' ? LineFormat.blanks(b, at, to) : at;
                int end = digits(b, start, to, 2);
                moment.day = number(b, start, end);
                return end > start ? end : Ends.NONE;
            }
            case 'b', 'B', 'h' -> {
                int end = letters(b, at, to);
                moment.month = end - at >= 3 ? month(b, at) : 0;
                return end > at ? end : Ends.NONE;
            }
            case 'p' -> {
                int end = letters(b, at, to);
                moment.half = (b[at] | 32) == 'p' ? 12 : 0;
                return end > at ? end : Ends.NONE;
            }
            case 'a', 'A' -> {
                return letters(b, at, to);
            }
            case 'n', 't' -> {
                return LineFormat.blanks(b, at, to);
            }
            case '%' -> {
                return b[at] == '%' ? at + 1 : Ends.NONE;
            }
            case 'z', 'Z' -> {
                return zone(b, at, to, moment);
            }
            default -> {
                return figure(letter, b, at, to, moment);
            }
        }
    }

    private static int figure(byte letter, byte[] b, int at, int to, Moment moment) {
        int end = digits(b, at, to, letter == 'Y' ? 4 : letter == 's' ? 18 : letter == 'j' ? 3 : 2);
        if (end == at) {
            return Ends.NONE;
        }
        int value = letter == 's' ? 0 : number(b, at, end);
        switch (letter) {
            case 'Y' -> moment.year = value;
            case 'y' -> moment.year = value < 70 ? 2000 + value : 1900 + value;
            case 'm' -> moment.month = value;
            case 'H', 'I' -> moment.hour = value;
            case 'M' -> moment.minute = value;
            case 'S' -> moment.second = value;
            case 's' -> moment.epoch = seconds(b, at, end);
            default -> {
                // the day of the year says nothing new
            }
        }
        boolean fraction =
                (letter == 's' || letter == 'S') && end + 1 < to && b[end] == '.' && Ends.isDigit(b[end + 1]);
        return fraction ? digits(b, end + 1, to, 9) : end;
    }

    private static long seconds(byte[] b, int at, int end) {
        long value = 0;
        for (int i = at; i < end; i++) {
            value = value * 10 + b[i] - '0';
        }
        return value;
    }

    private static int zone(byte[] b, int at, int to, Moment moment) {
        if (b[at] != '+' && b[at] != '-') {
            int end = letters(b, at, to);
            boolean utc = end == at + 1 && (b[at] | 32) == 'z' || end == at + 3 && (b[at + 1] | 32) != 's';
            moment.offset = utc ? 0 : Moment.LOCAL;
            return end > at ? end : Ends.NONE;
        }
        int hours = digits(b, at + 1, to, 2);
        int minutes = hours < to && b[hours] == ':' ? hours + 1 : hours;
        int end = digits(b, minutes, to, 2);
        if (end - minutes != 2) {
            return end >= to ? Ends.CUT : Ends.NONE;
        }
        int seconds = number(b, at + 1, hours) * 3600 + number(b, minutes, end) * 60;
        moment.offset = number(b, minutes, end) > 59 ? 99 * 3600 : b[at] == '-' ? -seconds : seconds;
        return end;
    }

    /// @return 1 to 12, or 0 when it is no English month
    static int month(byte[] b, int at) {
        for (int m = 0; m < 12; m++) {
            if (MONTHS.charAt(m * 3) == (b[at] | 32)
                    && MONTHS.charAt(m * 3 + 1) == (b[at + 1] | 32)
                    && MONTHS.charAt(m * 3 + 2) == (b[at + 2] | 32)) {
                return m + 1;
            }
        }
        return 0;
    }

    private static int letters(byte[] b, int at, int to) {
        int i = at;
        while (i < to && (b[i] | 32) >= 'a' && (b[i] | 32) <= 'z') {
            i++;
        }
        return i;
    }

    private static int digits(byte[] b, int at, int to, int most) {
        int i = at;
        while (i < to && i - at < most && Ends.isDigit(b[i])) {
            i++;
        }
        return i;
    }

    private static int number(byte[] b, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + b[i] - '0';
        }
        return value;
    }
}
