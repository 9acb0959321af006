package org.carrel.testkit.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Figures and names as tables say them.
final class Words {

    private static final Map<String, String> ACRONYMS = Map.of(
            "NAT", "NAT", "VPN", "VPN", "DST", "DST", "NHS", "NHS", "MRC", "MRC", "PCS", "PCs", "SCONUL", "SCONUL",
            "CRICK", "Crick");

    private Words() {}

    /// `SOLD_CREDENTIAL` as “sold credential”.
    static String of(String constant) {
        return Arrays.stream(constant.split("[_ ]"))
                .map(word -> ACRONYMS.getOrDefault(word, word.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" "));
    }

    static String percent(double share) {
        if (Double.isNaN(share)) {
            return "–";
        }
        return format(share > 0 && share < .0995 || share > .9905 && share < 1 ? "%.1f%%" : "%.0f%%", 100 * share);
    }

    static String percents(Interval interval) {
        return format("%.0f–%.0f%%", 100 * interval.low(), 100 * interval.high());
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return format(Math.abs(value) >= 1000 ? "%,.0f" : Math.abs(value) >= 100 ? "%.0f" : "%.1f", value);
    }

    /// Without a needless point.
    static String plain(double value) {
        return value == StrictMath.rint(value) ? format("%,.0f", value) : format("%s", value);
    }

    static String exact(double value) {
        return Double.isNaN(value) ? "–" : format(Math.abs(value) >= 1000 ? "%,.0f" : "%.2f", value);
    }

    static String fine(double value) {
        return Double.isNaN(value) ? "–" : format("%.4f", value);
    }

    static String count(long count) {
        return format("%,d", count);
    }

    static String rate(double baseRate) {
        return format("%.0e", baseRate)
                .replace("e-0", "·10⁻")
                .replace("⁻5", "⁻⁵")
                .replace("⁻4", "⁻⁴")
                .replace("⁻3", "⁻³");
    }

    /// A rare rate as “1 per 2,400”; “none in 800” where nothing was seen.
    static String oneIn(int hits, int of) {
        return hits == 0 ? "none in " + count(of) : "1 per " + format("%,.0f", (double) of / hits);
    }

    /// Bounds of a rate, as numbers of account-days: the rarer first.
    static String oneIn(Interval rate) {
        return (rate.low() <= 0 ? "never" : format("1/%,.0f", 1 / rate.low()))
                + " … "
                + (rate.high() <= 0 ? "never" : format("1/%,.0f", 1 / rate.high()));
    }

    static String ratio(Interval ratio) {
        return Double.isNaN(ratio.estimate())
                ? "–"
                : format(ratio.estimate() >= 10 ? "%.0f" : "%.2f", ratio.estimate()) + " (" + bound(ratio.low()) + "–"
                        + bound(ratio.high()) + ")";
    }

    private static String bound(double value) {
        return Double.isInfinite(value) || value > 999 ? "∞" : format(value >= 10 ? "%.0f" : "%.1f", value);
    }

    /// a, b, c … for 0, 1, 2 …
    static String letter(int number) {
        return Character.toString('a' + number);
    }

    static String signed(double points) {
        return Double.isNaN(points) ? "–" : format("%+.1f", points);
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
