package org.carrel.sentinel.alert;

import java.util.Locale;

/// Weights of evidence as a page shows them.
final class Bits {

    private Bits() {}

    /// One decimal, with a real minus sign.
    static String shown(double bits) {
        return String.format(Locale.UK, "%.1f", bits).replace('-', '−');
    }
}
