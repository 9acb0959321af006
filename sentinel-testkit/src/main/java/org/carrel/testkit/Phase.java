package org.carrel.testkit;

import org.jspecify.annotations.Nullable;

/// Days on which an account's owner is odd, and lawful.
///
/// @param from first day of the world, 0 and up
/// @param to last day, included
/// @param detail a city or a VPN's exit, as the scenario needs
record Phase(Scenario scenario, int from, int to, int detail) {

    /// At most one a person and world.
    static @Nullable Phase of(long seed, Person person, int days) {
        Chance chance = Chance.of(seed, 2, person.number);
        double point = chance.between(0.0, 1.0);
        for (Scenario scenario : Scenario.values()) {
            point -= share(scenario);
            if (point < 0) {
                int from = chance.below(Math.max(1, days));
                int detail = scenario == Scenario.VPN_LEFT_ON
                        ? chance.below(AddressPlan.VPN_EXITS)
                        : chance.below(AddressPlan.FOREIGN_CITIES);
                return new Phase(scenario, from, Math.min(days - 1, from + length(scenario, chance) - 1), detail);
            }
        }
        return null;
    }

    private static double share(Scenario scenario) {
        return switch (scenario) {
            case CONFERENCE, FORGOTTEN_PASSWORD -> 0.03;
            case VPN_LEFT_ON, ROAMING -> 0.02;
            case SPLIT_TUNNEL -> 0.015;
            case RELOAD_STORM -> 0.01;
            case SYSTEMATIC_REVIEW -> 0.008;
            default -> 0;
        };
    }

    private static int length(Scenario scenario, Chance chance) {
        return switch (scenario) {
            case CONFERENCE, ROAMING -> chance.between(3, 7);
            case VPN_LEFT_ON, SPLIT_TUNNEL -> chance.between(3, 12);
            case SYSTEMATIC_REVIEW -> chance.between(1, 4);
            default -> 1;
        };
    }

    boolean covers(int day) {
        return from <= day && day <= to;
    }
}
