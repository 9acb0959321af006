package org.carrel.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Days on which an account's owner is odd, and lawful.
///
/// @param from first day of the world, 0 and up
/// @param to last day, included
/// @param detail a city or a VPN's exit, as the scenario needs
/// @param key what else is fixed for the whole phase is drawn from it
record Phase(Scenario scenario, int from, int to, int detail, long key) {

    /// How common a phase is.
    ///
    /// @param rate chance a person and 35 days
    /// @param length days; null for one
    record Kind(Scenario scenario, double rate, @Nullable Parameter length, String why) {}

    static final List<Kind> KINDS = List.of(
            new Kind(Scenario.CONFERENCE, 0.03, Parameters.CONFERENCE_DAYS, "one a year for a third of people"),
            new Kind(Scenario.HOLIDAY, 0.03, Parameters.HOLIDAY_DAYS, "in term few go, fewer read there"),
            new Kind(Scenario.HOTEL, 0.03, Parameters.HOTEL_DAYS, "as conferences"),
            new Kind(Scenario.EDUROAM_ABROAD, 0.015, Parameters.EDUROAM_DAYS, "visits"),
            new Kind(Scenario.VPN_LEFT_ON, 0.02, Parameters.VPN_ON_DAYS, "a VPN for something else"),
            new Kind(Scenario.ROAMING, 0.02, Parameters.ROAMING_DAYS, "trips"),
            new Kind(Scenario.SPLIT_TUNNEL, 0.012, Parameters.TUNNEL_DAYS, "few configure it so"),
            new Kind(Scenario.SYSTEMATIC_REVIEW, 0.006, Parameters.REVIEW_DAYS, "a few groups at a time"),
            new Kind(Scenario.TEXT_MINER, 0.003, Parameters.MINER_DAYS, "rare"),
            new Kind(Scenario.REFERENCE_MANAGER, 0.012, null, "when a bibliography is moved"),
            new Kind(Scenario.RANGE_STORM, 0.03, null, "depends on the viewer"),
            new Kind(Scenario.RELOAD_STORM, 0.03, null, "a slow publisher"),
            new Kind(Scenario.FORGOTTEN_PASSWORD, 0.04, null, "one a year for four in ten"));

    /// All of a person's in the world; two may overlap.
    static List<Phase> of(long seed, Person person, int days) {
        List<Phase> phases = new ArrayList<>();
        for (Kind kind : KINDS) {
            Chance chance = Chance.of(seed, 2, person.number, kind.scenario().ordinal());
            if (chance.with(Math.min(1, kind.rate() * days / 35))) {
                phases.add(draw(kind, chance, days));
            }
        }
        return phases;
    }

    private static Phase draw(Kind kind, Chance chance, int days) {
        Parameter range = kind.length();
        int length = range == null ? 1 : range.count(chance);
        int from = chance.below(Math.max(1, days - length + 1));
        int detail = chance.below(
                kind.scenario() == Scenario.VPN_LEFT_ON ? AddressPlan.VPN_EXITS : AddressPlan.FOREIGN_CITIES);
        return new Phase(kind.scenario(), from, Math.min(days, from + length) - 1, detail, chance.name());
    }

    boolean covers(int day) {
        return from <= day && day <= to;
    }

    /// Away from home.
    boolean isTrip() {
        return switch (scenario) {
            case CONFERENCE, HOLIDAY, HOTEL, EDUROAM_ABROAD, ROAMING -> true;
            default -> false;
        };
    }
}
