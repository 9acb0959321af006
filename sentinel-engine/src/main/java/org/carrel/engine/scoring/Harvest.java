package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How documents are fetched: with how many searches and pages around them, and how evenly spaced. Forgets by half in
/// six hours.
final class Harvest {

    private static final double HOURLY = StrictMath.pow(0.5, 1 / 6.0);
    private static final double LN2 = 0.6931471805599453;
    private static final long LONGEST_GAP = 3600;

    double documents;
    double pages;
    private double gaps;
    private double sum;
    private double squares;
    private long lastDocument = Long.MIN_VALUE;

    void age(long hours) {
        if (documents + pages < 1e-3) {
            return;
        }
        double factor = hours == 1 ? HOURLY : Logs.exp2(Math.max(-1000, -hours / 6.0));
        documents *= factor;
        pages *= factor;
        gaps *= factor;
        sum *= factor;
        squares *= factor;
    }

    void document(long epochSecond, int count) {
        documents += count;
        if (lastDocument != Long.MIN_VALUE && epochSecond - lastDocument < LONGEST_GAP) {
            double log = LN2 * Logs.log2(epochSecond - lastDocument + 1.0);
            gaps += 1;
            sum += log;
            squares += log * log;
        }
        lastDocument = epochSecond;
    }

    /// Spread of the natural logarithm of the gaps between documents: people about 1 to 1.5, a script with a pause
    /// near 0. NaN below fifteen gaps.
    double gapSpread() {
        if (gaps < 15) {
            return Double.NaN;
        }
        double mean = sum / gaps;
        return StrictMath.sqrt(Math.max(0, squares / gaps - mean * mean));
    }

    void write(DataOutput out) throws IOException {
        Codec.writeDoubles(out, new double[] {documents, pages, gaps, sum, squares});
        out.writeLong(lastDocument);
    }

    void read(DataInput in) throws IOException {
        double[] values = new double[5];
        Codec.readDoubles(in, values);
        documents = values[0];
        pages = values[1];
        gaps = values[2];
        sum = values[3];
        squares = values[4];
        lastDocument = in.readLong();
    }
}
