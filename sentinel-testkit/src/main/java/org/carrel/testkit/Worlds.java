package org.carrel.testkit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Ready-made worlds.
public final class Worlds {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate TERM = LocalDate.of(2026, 10, 5);

    private Worlds() {}

    /// A term with thefts of every kind, spread over accounts and days after the first week.
    ///
    /// @param attacks episodes of each scenario
    public static CampusSettings term(long seed, int accounts, int days, int attacks) {
        return attacked(CampusSettings.of(seed, accounts, TERM, days, LONDON), attacks);
    }

    /// Episodes of each scenario, as many as the accounts suffice for.
    public static CampusSettings attacked(CampusSettings calm, int attacks) {
        List<String> victims = new ArrayList<>(calm.accounts());
        Collections.shuffle(victims, new Random(Chance.mix(calm.seed())));
        Chance chance = Chance.of(calm.seed(), 7);
        List<CampusSettings.Attack> planned = new ArrayList<>();
        for (int i = 0; i < attacks; i++) {
            for (Scenario scenario : Scenario.values()) {
                if (scenario.isAttack() && planned.size() < victims.size()) {
                    int day = firstDay(scenario, calm.days(), chance);
                    planned.add(new CampusSettings.Attack(scenario, victims.get(planned.size()), day));
                }
            }
        }
        return calm.withAttacks(planned);
    }

    /// After the detector has seen some of the world, and early enough that most of the attack is in it.
    private static int firstDay(Scenario scenario, int days, Chance chance) {
        int first = switch (scenario) {
            case POISONING, LOW_AND_SLOW -> Math.min(6, days / 4);
            case REVIVED -> days * 2 / 3;
            default -> Math.min(8, days / 2);
        };
        int needed = switch (scenario) {
            case LOW_AND_SLOW -> 18;
            case POISONING -> 20;
            case SPRAY_THEN_USE, RESIDENTIAL_IMITATION -> 10;
            case SOLD_CREDENTIAL, ON_DEMAND, SESSION_HIJACK -> 8;
            default -> 3;
        };
        return chance.between(first, Math.max(first, days - needed));
    }
}
