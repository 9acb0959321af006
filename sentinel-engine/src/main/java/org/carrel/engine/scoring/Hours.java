package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// At which hours of the day an account is in use: one count an active hour, all halved when one is full, so that old
/// habits fade.
final class Hours {

    private static final int FULL = 100;

    private final byte[] counts = new byte[24];
    private int sum;
    private long lastHour = Long.MIN_VALUE;

    /// @param hour of the day, 0 to 23
    /// @param serial hours since 1970, so that an hour counts once
    void active(int hour, long serial) {
        if (serial == lastHour) {
            return;
        }
        lastHour = serial;
        counts[hour]++;
        sum++;
        if (counts[hour] >= FULL) {
            sum = 0;
            for (int i = 0; i < counts.length; i++) {
                counts[i] /= 2;
                sum += counts[i];
            }
        }
    }

    /// P(hour) by back-off to everybody's hours; the hours beside it count half.
    ///
    /// @param everybody share of all use that falls into the hour
    double share(int hour, double everybody) {
        double near = counts[hour] + (counts[(hour + 1) % 24] + counts[(hour + 23) % 24]) / 2.0;
        return (near / 2 + 12 * everybody) / (sum + 12.0);
    }

    void write(DataOutput out) throws IOException {
        out.write(counts);
        out.writeLong(lastHour);
    }

    void read(DataInput in) throws IOException {
        in.readFully(counts);
        sum = 0;
        for (byte count : counts) {
            sum += count;
        }
        lastHour = in.readLong();
    }
}
