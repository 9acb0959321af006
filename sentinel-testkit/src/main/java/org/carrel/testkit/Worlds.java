package org.carrel.testkit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Ready-made worlds.
public final class Worlds {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate TERM = LocalDate.of(2026, 10, 5);

    private Worlds() {}

    /// A term with thefts of every kind, spread over accounts and days after the first week.
    ///
    /// @param attacks stolen accounts of each scenario
    public static CampusSettings term(long seed, int accounts, int days, int attacks) {
        CampusSettings calm = CampusSettings.of(seed, accounts, TERM, days, LONDON);
        List<String> victims = new ArrayList<>(calm.accounts());
        Collections.shuffle(victims, new Random(Chance.mix(seed)));
        Chance chance = Chance.of(seed, 7);
        List<CampusSettings.Attack> planned = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            for (int i = 0; scenario.isAttack() && i < attacks; i++) {
                int day = chance.between(Math.min(8, days - 1), days - 1);
                planned.add(new CampusSettings.Attack(scenario, victims.get(planned.size()), day));
            }
        }
        return calm.withAttacks(planned);
    }
}
