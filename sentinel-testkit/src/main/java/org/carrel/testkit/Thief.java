package org.carrel.testkit;

import java.util.ArrayList;
import java.util.List;

/// What is done with a stolen account, day by day.
final class Thief {

    private final CampusSettings.Attack attack;
    private final AddressPlan plan;
    private final long seed;
    private final int length;
    private final List<Address> places = new ArrayList<>();

    Thief(long seed, int number, CampusSettings.Attack attack, AddressPlan plan) {
        this.seed = Chance.mix(seed ^ 31L * number);
        this.attack = attack;
        this.plan = plan;
        Chance chance = Chance.of(this.seed, 3);
        this.length = switch (attack.scenario()) {
            case BULK_BURST -> 1;
            case SOLD_CREDENTIAL -> chance.between(4, 12);
            case ON_DEMAND -> chance.between(5, 14);
            case LOW_AND_SLOW -> chance.between(14, 28);
            case VPN_ROTATION -> chance.between(1, 4);
            case REVIVED -> chance.between(2, 4);
            case SPRAY_THEN_USE -> chance.between(9, 14);
            default -> 0;
        };
        int sites = attack.scenario() == Scenario.SOLD_CREDENTIAL ? chance.between(3, 6) : 1;
        for (int i = 0; i < sites; i++) {
            places.add(place(chance));
        }
    }

    private Address place(Chance chance) {
        double point = chance.between(0.0, 1.0);
        if (point < 0.2 && attack.scenario() != Scenario.SOLD_CREDENTIAL) {
            return plan.home(chance);
        }
        return point < 0.4
                ? plan.hosting(chance, chance.below(AddressPlan.VPN_EXITS))
                : plan.abroad(chance, chance.below(AddressPlan.FOREIGN_CITIES));
    }

    boolean works(int day) {
        return attack.day() <= day && day < attack.day() + length;
    }

    /// @param day of the world
    void work(int day, long dayStart, Scene scene, Chance chance) {
        int since = day - attack.day();
        switch (attack.scenario()) {
            case BULK_BURST -> burst(dayStart, scene, chance);
            case SOLD_CREDENTIAL -> buyers(dayStart, scene, chance);
            case ON_DEMAND -> errands(dayStart, scene, chance);
            case LOW_AND_SLOW -> {
                long start = dayStart + chance.between(8, 20) * 3600L + chance.below(3600);
                scene.sitting(places.getFirst(), start, chance.between(5, 15), Style.errand(chance));
            }
            case VPN_ROTATION -> rotate(dayStart, scene, chance);
            case REVIVED ->
                scene.sitting(
                        places.getFirst(),
                        dayStart + chance.below(18 * 3600),
                        chance.between(30, 120),
                        Style.errand(chance));
            case SPRAY_THEN_USE -> spray(since, dayStart, scene, chance);
            default -> throw new IllegalStateException(attack.scenario() + " is no attack");
        }
    }

    private void burst(long dayStart, Scene scene, Chance chance) {
        int documents = (int) Math.min(3000, chance.logNormal(700, 0.6));
        scene.sitting(
                places.getFirst(),
                dayStart + chance.below(16 * 3600),
                Math.max(250, documents),
                Style.harvester(chance));
    }

    private void buyers(long dayStart, Scene scene, Chance chance) {
        for (Address place : places) {
            for (int n = chance.poisson(1.2); n > 0; n--) {
                scene.sitting(place, dayStart + chance.below(23 * 3600), chance.between(1, 9), Style.errand(chance));
            }
        }
    }

    private void errands(long dayStart, Scene scene, Chance chance) {
        for (int n = chance.between(20, 60); n > 0; n--) {
            scene.sitting(places.getFirst(), dayStart + chance.below(24 * 3600 - 300), 1, Style.errand(chance));
        }
    }

    private void rotate(long dayStart, Scene scene, Chance chance) {
        long at = dayStart + chance.below(8 * 3600);
        for (int n = chance.between(6, 16); n > 0; n--) {
            int exit = chance.below(AddressPlan.VPN_EXITS);
            Address address = chance.with(0.7) ? plan.vpn(chance, exit) : plan.hosting(chance, exit);
            at = scene.sitting(address, at, chance.between(5, 20), Style.harvester(chance)) + chance.between(60, 1500);
        }
    }

    private void spray(int since, long dayStart, Scene scene, Chance chance) {
        long at = dayStart + chance.below(20 * 3600);
        if (since == 0) {
            scene.refusedSignIns(places.getFirst(), at, chance.between(3, 8));
        } else if (since >= length - 3) {
            scene.sitting(places.getFirst(), at, chance.between(20, 80), Style.errand(chance));
        }
    }

    /// The owner has long left; only the thief uses the account.
    boolean ownerIsGone() {
        return attack.scenario() == Scenario.REVIVED;
    }

    String account() {
        return attack.account();
    }

    Scenario scenario() {
        return attack.scenario();
    }
}
