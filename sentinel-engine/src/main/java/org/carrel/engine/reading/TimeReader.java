package org.carrel.engine.reading;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.ZoneId;

/// Log time to seconds since 1970. Lines come in order, so the minute of the line before is mostly this line's too: the
/// common form is compared with it and only the seconds are read.
final class TimeReader {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    /// `30/Nov/2012:00:13:10 +0100`
    private static final int COMMON_LENGTH = 26;

    private final ZoneId zone;
    private final StampPattern pattern;
    private final Moment moment = new Moment();

    private long date;
    private long clock;
    private int offset;
    private byte sign;
    private byte minuteOnes;
    private long minute = Moment.IMPOSSIBLE;

    TimeReader(ZoneId zone, StampPattern pattern) {
        this.zone = zone;
        this.pattern = pattern;
    }

    /// @return seconds since 1970, or [Moment#IMPOSSIBLE]
    long read(byte[] b, int from, int to) {
        boolean common = to - from == COMMON_LENGTH && pattern == StampPattern.COMMON;
        if (common && minute != Moment.IMPOSSIBLE && isSameMinute(b, from)) {
            int tens = b[from + 18] - '0';
            int ones = b[from + 19] - '0';
            if (tens >= 0 && tens < 6 && ones >= 0 && ones < 10) {
                return minute + tens * 10 + ones;
            }
        }
        int end = pattern.read(b, from, to, moment);
        long second = end == to ? moment.epochSecond(zone) : Moment.IMPOSSIBLE;
        if (common && second != Moment.IMPOSSIBLE) {
            remember(b, from, second - moment.second);
        }
        return second;
    }

    private boolean isSameMinute(byte[] b, int from) {
        return (long) LONG.get(b, from) == date
                && (long) LONG.get(b, from + 8) == clock
                && b[from + 16] == minuteOnes
                && (int) INT.get(b, from + 22) == offset
                && b[from + 21] == sign
                && b[from + 17] == ':';
    }

    private void remember(byte[] b, int from, long start) {
        date = (long) LONG.get(b, from);
        clock = (long) LONG.get(b, from + 8);
        minuteOnes = b[from + 16];
        offset = (int) INT.get(b, from + 22);
        sign = b[from + 21];
        minute = start;
    }
}
