package org.carrel.engine.scoring;

import org.carrel.engine.scoring.Measurement.Number;

/// What strangers took in an hour, a day and a fortnight, see [Taking], against how often the days of this library's
/// accounts come as far: who travels, moves house or turns on a VPN takes documents from strange networks too.
final class TakingEvidence {

    private static final double SOME = 1;

    private TakingEvidence() {}

    static void measure(AccountState state, Population population, long epochSecond, Measurement into) {
        Taking taking = state.taking;
        taking.fadeTo(epochSecond);
        double hour = taking.sum(Taking.HOUR);
        double day = taking.sum(Taking.DAY);
        double fortnight = taking.sum(Taking.FORTNIGHT);
        into.put(Number.TAKEN_HOUR, hour);
        into.put(Number.TAKEN_DAY, day);
        into.put(Number.TAKEN_FORTNIGHT, fortnight);
        if (fortnight < SOME || !state.today.strangers) {
            into.set(Family.TAKING, 0);
            return;
        }
        double p = Tails.cauchy(
                Logs.exp2(population.of(Feature.TAKEN_HOUR).tail(hour)),
                Logs.exp2(population.of(Feature.TAKEN_DAY).tail(day)),
                Logs.exp2(population.of(Feature.TAKEN_FORTNIGHT).tail(fortnight)));
        into.set(Family.TAKING, Tails.bits(p));
    }
}
