package org.carrel.testkit;

import org.jspecify.annotations.Nullable;

/// One invented account and its owner's habits.
final class Person {

    final int number;
    final String account;
    final Cohort cohort;
    /// Number of the foreign city this person lives in, −1 in Britain.
    final int city;

    final Address home;
    /// The other household of somebody with two; the same as [#home] for most.
    final Address otherHome;

    final int mobileOperator;
    /// Mean documents on an active day.
    final double documents;

    final double active;
    final boolean usesMobile;
    /// Exit of the VPN this person always uses, −1 without one.
    final int vpn;

    final boolean relay;
    final boolean nightShifts;
    final boolean hospital;
    final boolean dynamicAddress;
    final int subject;
    final int course;
    final int agent;
    final int phone;
    /// First day of the world on which the account exists.
    final int firstDay;

    final boolean newcomer;
    /// The owner has left, or forgotten the account.
    final boolean gone;

    /// @param loot what is planned for the account, null for nothing
    Person(long seed, int number, String account, @Nullable Scenario loot, AddressPlan plan, Calendar calendar) {
        Chance chance = Chance.of(seed, 1, number);
        Cohort drawn = Cohort.draw(chance);
        this.number = number;
        this.account = account;
        this.gone = loot == Scenario.REVIVED;
        this.cohort = gone && chance.with(0.7) ? Cohort.ALUMNUS : drawn;
        this.city = chance.with(cohort.abroad) ? chance.below(AddressPlan.FOREIGN_CITIES) : -1;
        this.home = city >= 0 ? plan.abroad(chance, city) : plan.home(chance);
        this.otherHome = chance.with(Parameters.TWO_HOMES_SHARE.least()) ? other(plan, chance) : home;
        this.mobileOperator = chance.below(2);
        this.documents = chance.gamma(0.95, 0.54 * cohort.documents);
        this.active = Math.min(
                0.95,
                cohort.activeOnWeekday * chance.logNormal(0.9, 0.5) * (loot == Scenario.SESSION_HIJACK ? 2.5 : 1));
        this.usesMobile = chance.with(0.55);
        this.vpn = isWalled() || chance.with(0.07) ? chance.below(AddressPlan.VPN_EXITS) : -1;
        this.relay = vpn < 0 && !isAbroad() && chance.with(Parameters.RELAY_SHARE.least());
        this.hospital = cohort == Cohort.NHS_STAFF && chance.with(0.75);
        this.nightShifts = chance.with(cohort == Cohort.NHS_STAFF ? 0.35 : 0.015);
        this.dynamicAddress = chance.with(0.4);
        this.subject = chance.below(Catalogue.SUBJECTS);
        this.course = subject + Catalogue.SUBJECTS * chance.below(Catalogue.COURSES / Catalogue.SUBJECTS);
        this.agent = Agents.browser(chance);
        this.phone = chance.with(0.6) ? 3 : 5;
        int intake =
                cohort == Cohort.STUDENT && chance.with(Parameters.INTAKE_SHARE.least()) ? calendar.intake(chance) : -1;
        this.newcomer = intake >= 0 && loot == null;
        this.firstDay = newcomer ? intake : 0;
    }

    private static Address other(AddressPlan plan, Chance chance) {
        return chance.with(0.8) ? plan.home(chance) : plan.abroad(chance, chance.below(AddressPlan.FOREIGN_CITIES));
    }

    boolean isAbroad() {
        return city >= 0;
    }

    /// Lives where publishers are reached by a VPN or hardly at all.
    boolean isWalled() {
        return City.isWalled(home.place().country());
    }

    boolean hasTwoHomes() {
        return !otherHome.equals(home);
    }

    boolean usesVpn() {
        return vpn >= 0 || relay;
    }
}
