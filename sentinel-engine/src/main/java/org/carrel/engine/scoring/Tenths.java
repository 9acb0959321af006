package org.carrel.engine.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Bits as they are shown, with one decimal: shown reasons add up to the shown score, as a reader who checks expects.
public final class Tenths {

    private Tenths() {}

    /// Rounded by the largest remainder: each is less than a tenth off, and all together are the rounded total. Where
    /// the bits are not those of this total each is rounded for itself.
    ///
    /// @param bits of the reasons for one score
    /// @param total the score
    /// @return one for each of `bits`, in their order
    public static double[] of(List<Double> bits, double total) {
        long[] tenths = new long[bits.size()];
        List<Integer> byRemainder = new ArrayList<>();
        long missing = rounded(total);
        for (int i = 0; i < tenths.length; i++) {
            tenths[i] = (long) StrictMath.floor(10 * bits.get(i));
            missing -= tenths[i];
            byRemainder.add(i);
        }
        if (missing < 0 || missing > tenths.length) {
            return bits.stream().mapToDouble(each -> rounded(each) / 10.0).toArray();
        }
        byRemainder.sort(Comparator.<Integer>comparingDouble(i -> 10 * bits.get(i) - tenths[i])
                .reversed());
        for (int i : byRemainder.subList(0, (int) missing)) {
            tenths[i]++;
        }
        double[] shown = new double[tenths.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = tenths[i] / 10.0;
        }
        return shown;
    }

    /// As `%.1f` rounds.
    private static long rounded(double value) {
        return BigDecimal.valueOf(value)
                .movePointRight(1)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
