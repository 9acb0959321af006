package org.carrel.circulation.policy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether and how a loan is renewed.
///
/// @param times how often at most; null for as often as `until` allows
/// @param until how long after the loan began at most; null for without end
/// @param from  what the period counts from
public record Renewing(
        Way way, @Nullable Integer times, @Nullable LoanPeriod until, From from) {

    public enum Way {
        NONE,
        BY_HAND,
        /// By the program, the night before it is due, as long as nobody else asks for it.
        AUTOMATIC;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum From {
        RENEWAL,
        DUE_DATE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Renewing NEVER = new Renewing(Way.NONE, null, null, From.RENEWAL);
}
