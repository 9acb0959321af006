package org.carrel.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From which network a person goes to the library on one day.
final class Whereabouts {

    private static final int RELAY_EXITS = 16;

    private final Person person;
    private final AddressPlan plan;
    private final Chance chance;
    private final Calendar calendar;
    private final int day;
    private final @Nullable Phase trip;
    private final List<Phase> phases;
    private final Address home;

    Whereabouts(
            long seed, Person person, AddressPlan plan, Calendar calendar, int day, List<Phase> today, Chance chance) {
        this.person = person;
        this.plan = plan;
        this.chance = chance;
        this.calendar = calendar;
        this.day = day;
        this.phases = today;
        this.trip = today.stream().filter(Phase::isTrip).findFirst().orElse(null);
        this.home = homeToday(seed);
    }

    private Address homeToday(long seed) {
        Chance week = Chance.of(seed, 10, person.number, day / 7);
        boolean elsewhere = person.hasTwoHomes() && (calendar.isWeekend(day) ? week.with(0.6) : week.with(0.15));
        Address address = elsewhere ? person.otherHome : person.home;
        int lasts = address.text().indexOf(':') >= 0 ? 1 : person.dynamicAddress ? 5 + person.number % 15 : 0;
        return lasts == 0 ? address : plan.renewed(address, Chance.of(seed, 11, person.number, day / lasts));
    }

    boolean isAway() {
        return trip != null;
    }

    /// Local time of where the person is.
    double longitude() {
        if (trip != null && trip.scenario() != Scenario.HOTEL) {
            return City.FOREIGN.get(trip.detail()).longitude();
        }
        return person.city >= 0 ? City.FOREIGN.get(person.city).longitude() : 0;
    }

    Seat home(int agent) {
        return one(home, agent);
    }

    /// @param campus the person would go to the campus, or to work, today
    Seat next(boolean campus) {
        if (trip != null) {
            return onTrip(trip);
        }
        if (campus && person.hospital && chance.with(0.8)) {
            return one(plan.hospital(chance), 0);
        }
        if (campus && !person.isAbroad()) {
            return onCampus(chance.with(0.25) && person.usesMobile ? person.phone : person.agent);
        }
        Seat odd = odd();
        return odd == null ? usual() : odd;
    }

    /// A desk has one address; the wireless network gives another in the next building.
    private Seat onCampus(int agent) {
        return person.number % 3 == 0
                ? one(plan.campus(chance), agent)
                : several(() -> plan.campus(chance), 3, 0.06, agent);
    }

    private @Nullable Seat odd() {
        for (Phase phase : phases) {
            if (phase.scenario() == Scenario.SPLIT_TUNNEL) {
                return new Seat(List.of(home, plan.campusVpn(chance)), 0.6, person.agent, 0);
            }
            if (phase.scenario() == Scenario.VPN_LEFT_ON && chance.with(0.65)) {
                return one(plan.vpn(chance, phase.detail()), person.agent);
            }
        }
        if (person.relay && chance.with(0.9)) {
            return several(() -> plan.relay(chance), RELAY_EXITS, 0.5, person.agent);
        }
        return null;
    }

    private Seat usual() {
        if (person.isWalled() ? chance.with(0.88) : person.vpn >= 0 && chance.with(0.5)) {
            // the same company's other exits
            int exit = chance.with(0.65) ? person.vpn : (person.vpn + 5 * chance.below(12)) % AddressPlan.VPN_EXITS;
            // tables of places know many exits only as a hosting company's
            return one(chance.with(0.75) ? plan.vpn(chance, exit) : plan.hosting(chance, exit), person.agent);
        }
        if (person.usesMobile && chance.with(0.28)) {
            return person.isAbroad()
                    ? several(() -> plan.mobileAbroad(chance, person.city), 6, 0.3, person.phone)
                    : several(() -> plan.mobile(chance, person.mobileOperator), 6, 0.3, person.phone);
        }
        if (chance.with(0.03)) {
            return one(person.isAbroad() ? home : plan.guest(chance), person.agent);
        }
        return one(chance.with(0.05) ? plan.campusVpn(chance) : home, person.agent);
    }

    private Seat onTrip(Phase away) {
        int city = away.detail();
        int key = (int) Math.floorMod(away.key(), 32L);
        boolean phone = chance.with(person.usesMobile ? 0.3 : 0.1);
        return switch (away.scenario()) {
            case CONFERENCE -> phone ? abroadByPhone(city) : wired(plan.guestAbroad(chance, city, key % 8));
            case HOLIDAY -> phone ? abroadByPhone(city) : wired(lodging(away, city, key));
            case HOTEL ->
                phone
                        ? several(() -> plan.mobile(chance, person.mobileOperator), 6, 0.3, person.phone)
                        : wired(key < 20 ? plan.guest(chance) : plan.guestAbroad(chance, city, key));
            case EDUROAM_ABROAD ->
                chance.with(0.75)
                        ? one(plan.guestAbroad(chance, city, 8 + key % 4), person.agent)
                        : wired(lodging(away, city, 0));
            default -> roaming(city);
        };
    }

    /// A flat that is let, or a hotel.
    private Address lodging(Phase away, int city, int key) {
        Chance fixed = Chance.of(away.key(), 1);
        return key % 2 == 0 ? plan.abroad(fixed, city) : plan.guestAbroad(chance, city, key);
    }

    /// Some take the way by the campus VPN.
    private Seat wired(Address address) {
        return one(chance.with(0.12) ? plan.campusVpn(chance) : address, person.agent);
    }

    /// Some operators send a guest's traffic home, others let it out where the guest is.
    private Seat roaming(int city) {
        if (chance.with(0.4)) {
            return several(() -> plan.mobile(chance, person.mobileOperator), 6, 0.3, person.phone);
        }
        return chance.with(0.6)
                ? abroadByPhone(city)
                : one(plan.guestAbroad(chance, city, chance.below(32)), person.phone);
    }

    private Seat abroadByPhone(int city) {
        return several(() -> plan.mobileAbroad(chance, city), 6, 0.3, person.phone);
    }

    private Seat several(java.util.function.Supplier<Address> draw, int count, double change, int agent) {
        List<Address> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            addresses.add(draw.get());
        }
        return new Seat(addresses, change, agent, 0);
    }

    private static Seat one(Address address, int agent) {
        return Seat.at(address, agent, 0);
    }
}
