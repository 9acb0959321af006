package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Sliding counts: documents of the last hour (in steps of five minutes), of 24 hours (in steps of an hour) and of 7
/// calendar days; bytes of the last hour.
final class Windows {

    private static final int STEP = 300;
    /// 128 GiB in five minutes: more says no more, and twelve of them still are a number.
    private static final int MOST_KILOBYTES = 1 << 27;

    private final int[] steps = new int[12];
    private final int[] kilobytes = new int[12];
    final int[] hours = new int[24];
    private final int[] days = new int[7];
    private long step;
    private long hour;
    private long day;
    int lastHour;
    int last24Hours;
    int last7Days;
    private int hourKilobytes;

    /// Lets go of what is too old.
    ///
    /// @return hours gone by since the last call
    long advance(long epochSecond, long epochDay) {
        long nowStep = Math.floorDiv(epochSecond, STEP);
        if (nowStep > step) {
            advanceSteps(nowStep);
        }
        long nowHour = Math.floorDiv(epochSecond, 3600);
        long gone = nowHour - hour;
        if (gone > 0) {
            last24Hours -= drop(hours, hour, gone);
            hour = nowHour;
        }
        if (epochDay > day) {
            last7Days -= drop(days, day, epochDay - day);
            day = epochDay;
        }
        return Math.max(0, gone);
    }

    private void advanceSteps(long nowStep) {
        lastHour -= drop(steps, step, nowStep - step);
        hourKilobytes -= drop(kilobytes, step, nowStep - step);
        step = nowStep;
    }

    private static int drop(int[] ring, long from, long gone) {
        int dropped = 0;
        for (long i = 1; i <= Math.min(gone, ring.length); i++) {
            int at = Math.floorMod(from + i, ring.length);
            dropped += ring[at];
            ring[at] = 0;
        }
        return dropped;
    }

    void addDocuments(int count) {
        steps[Math.floorMod(step, 12)] += count;
        hours[Math.floorMod(hour, 24)] += count;
        days[Math.floorMod(day, 7)] += count;
        lastHour += count;
        last24Hours += count;
        last7Days += count;
    }

    void addBytes(long bytes) {
        int at = Math.floorMod(step, 12);
        int kilo = (int) Math.min(bytes >> 10, MOST_KILOBYTES - kilobytes[at]);
        kilobytes[at] += kilo;
        hourKilobytes += kilo;
    }

    long bytesLastHour() {
        return (long) hourKilobytes << 10;
    }

    /// Most documents of one hour among the last 24: what was taken in a burst is not taken back by a pause.
    int busiestHour() {
        int most = lastHour;
        for (int count : hours) {
            most = Math.max(most, count);
        }
        return most;
    }

    /// How many of the last 24 hours saw a document.
    int busyHours() {
        int busy = 0;
        for (int count : hours) {
            busy += count > 0 ? 1 : 0;
        }
        return busy;
    }

    /// @return the current hour, hours since 1970
    long hour() {
        return hour;
    }

    void write(DataOutput out) throws IOException {
        Codec.writeInts(out, steps);
        Codec.writeInts(out, kilobytes);
        Codec.writeInts(out, hours);
        Codec.writeInts(out, days);
        out.writeLong(step);
        out.writeLong(hour);
        out.writeLong(day);
    }

    void read(DataInput in) throws IOException {
        lastHour = Codec.readInts(in, steps);
        hourKilobytes = Codec.readInts(in, kilobytes);
        last24Hours = Codec.readInts(in, hours);
        last7Days = Codec.readInts(in, days);
        step = in.readLong();
        hour = in.readLong();
        day = in.readLong();
    }
}
