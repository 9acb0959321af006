package org.carrel.engine.scoring;

import java.util.EnumSet;
import java.util.Set;

/// EZproxy's rules on the same state, as bits of a mask by ordinal.
final class Baseline {

    private static final long GIGABYTE = 1L << 30;
    private static final BaselineRule[] RULES = BaselineRule.values();

    private Baseline() {}

    static int bytes(long lastHour) {
        return lastHour <= GIGABYTE
                ? 0
                : bit(BaselineRule.BYTES_LOG) | (lastHour > 2 * GIGABYTE ? bit(BaselineRule.BYTES_BLOCK) : 0);
    }

    static int countries(int in1440Minutes) {
        return in1440Minutes <= 2
                ? 0
                : bit(BaselineRule.COUNTRIES_LOG) | (in1440Minutes > 4 ? bit(BaselineRule.COUNTRIES_BLOCK) : 0);
    }

    static int addresses(int in1200Minutes) {
        return in1200Minutes > 5 ? bit(BaselineRule.ADDRESSES) : 0;
    }

    private static int bit(BaselineRule rule) {
        return 1 << rule.ordinal();
    }

    static Set<BaselineRule> of(int mask) {
        if (mask == 0) {
            return Set.of();
        }
        EnumSet<BaselineRule> rules = EnumSet.noneOf(BaselineRule.class);
        for (BaselineRule rule : RULES) {
            if ((mask & bit(rule)) != 0) {
                rules.add(rule);
            }
        }
        return java.util.Collections.unmodifiableSet(rules);
    }
}
