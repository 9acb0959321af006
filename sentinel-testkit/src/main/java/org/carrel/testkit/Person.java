package org.carrel.testkit;

/// One invented account and its owner's habits.
final class Person {

    final int number;
    final String account;
    final Cohort cohort;
    final Address home;
    final int mobileOperator;
    /// Mean documents on an active day.
    final double documents;

    final double active;
    final boolean usesMobile;
    /// Exit of the VPN this person always uses, −1 without one.
    final int vpn;

    final boolean nightShifts;

    Person(long seed, int number, String account, AddressPlan plan) {
        Chance chance = Chance.of(seed, 1, number);
        this.number = number;
        this.account = account;
        this.cohort = Cohort.draw(chance);
        this.home = chance.with(cohort.abroad)
                ? plan.abroad(chance, chance.below(AddressPlan.FOREIGN_CITIES))
                : plan.home(chance);
        this.mobileOperator = chance.below(2);
        this.documents = chance.gamma(0.7, 0.62 * cohort.documents);
        this.active = Math.min(0.95, cohort.activeOnWeekday * chance.logNormal(0.9, 0.5));
        this.usesMobile = chance.with(0.45);
        this.vpn = chance.with(0.06) ? chance.below(AddressPlan.VPN_EXITS) : -1;
        this.nightShifts = cohort == Cohort.NHS_STAFF && chance.with(0.35);
    }
}
