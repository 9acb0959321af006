package org.carrel.engine.scoring;

import java.util.Locale;

/// Numbers as a person writes them.
final class Figures {

    private Figures() {}

    static String counted(double count, String what) {
        String told = number(count);
        return told + " " + what + (told.equals("1") ? "" : "s");
    }

    /// Whole, or with one decimal below ten where it is not whole; thousands set apart.
    static String number(double value) {
        double tenths = Math.round(value * 10) / 10.0;
        return value < 10 && tenths != StrictMath.rint(tenths)
                ? oneDecimal(value)
                : String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    static String oneDecimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
