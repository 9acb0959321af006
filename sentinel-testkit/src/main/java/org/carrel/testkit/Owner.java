package org.carrel.testkit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the rightful owner of an account does in a day, odd phases included.
final class Owner {

    private static final int[] HOME_HOURS = {2, 1, 0, 0, 0, 0, 1, 2, 5, 9, 10, 9, 7, 8, 9, 9, 8, 7, 7, 8, 9, 9, 7, 4};
    private static final int[] CAMPUS_HOURS = {0, 0, 0, 0, 0, 0, 0, 1, 4, 9, 11, 10, 8, 9, 10, 9, 7, 4, 2, 1, 1, 0, 0, 0
    };

    private final Person person;
    private final AddressPlan plan;
    private final Chance chance;
    private final long dayStart;
    private final @Nullable Phase phase;
    private long busyUntil;

    Owner(Person person, AddressPlan plan, Chance chance, long dayStart, @Nullable Phase phase) {
        this.person = person;
        this.plan = plan;
        this.chance = chance;
        this.dayStart = dayStart;
        this.phase = phase;
    }

    void liveThrough(LocalDate day, Scene scene) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        double active = person.active * (weekend ? 0.55 : 1);
        if (phase != null) {
            active = Math.max(active, phase.scenario() == Scenario.SYSTEMATIC_REVIEW ? 1 : 0.6);
        }
        if (!chance.with(active)) {
            return;
        }
        if (phase != null && special(phase, scene)) {
            return;
        }
        int sittings = 1 + chance.poisson(0.6);
        int documents = chance.poisson(chance.gamma(0.5, person.documents));
        for (int i = 0; i < sittings; i++) {
            int share = i == sittings - 1 ? documents : documents / (sittings - i);
            documents -= share;
            sit(scene, weekend, share);
        }
    }

    private void sit(Scene scene, boolean weekend, int documents) {
        boolean onCampus = !weekend && !chance.with(person.cohort.fromHome) && phase == null;
        long start = start(onCampus ? CAMPUS_HOURS : HOME_HOURS);
        // nobody reads in two places at once
        long free = Math.max(start, busyUntil + chance.between(1800, 7200));
        busyUntil = scene.sitting(onCampus ? plan.campus(chance) : away(), free, documents, Style.READER);
    }

    private Address away() {
        if (phase != null) {
            return switch (phase.scenario()) {
                case CONFERENCE ->
                    chance.with(0.15) ? plan.campusVpn(chance) : plan.guestAbroad(chance, phase.detail());
                case ROAMING ->
                    chance.with(0.4)
                            ? plan.mobile(chance, person.mobileOperator)
                            : plan.mobileAbroad(chance, phase.detail());
                default -> person.home;
            };
        }
        if (person.usesMobile && chance.with(0.18)) {
            return plan.mobile(chance, person.mobileOperator);
        }
        if (person.vpn >= 0 && chance.with(0.5)) {
            return plan.vpn(chance, person.vpn);
        }
        return chance.with(0.05) ? plan.campusVpn(chance) : person.home;
    }

    /// @return true if that was the whole day
    private boolean special(Phase odd, Scene scene) {
        switch (odd.scenario()) {
            case SYSTEMATIC_REVIEW -> review(scene);
            case RELOAD_STORM ->
                scene.reloads(person.home, start(HOME_HOURS), chance.between(2, 4), chance.between(20, 80));
            case VPN_LEFT_ON -> onAndOff(scene, plan.vpn(chance, odd.detail()), person.home);
            case SPLIT_TUNNEL ->
                scene.sitting(
                        List.of(person.home, plan.campusVpn(chance)),
                        start(HOME_HOURS),
                        chance.poisson(3),
                        Style.READER);
            case FORGOTTEN_PASSWORD -> {
                long at = start(HOME_HOURS);
                scene.refusedSignIns(person.home, at, chance.between(3, 12));
                scene.sitting(person.home, at + 900, chance.poisson(1.5), Style.READER);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void review(Scene scene) {
        Address address = chance.with(0.5) ? plan.campus(chance) : person.home;
        int documents = chance.between(60, 400);
        long morning = dayStart + 9 * 3600 + chance.below(3600);
        long end = scene.sitting(address, morning, documents * 2 / 3, Style.REVIEWER);
        scene.sitting(address, end + 3000, documents / 3, Style.REVIEWER);
    }

    private void onAndOff(Scene scene, Address one, Address other) {
        long at = start(HOME_HOURS);
        for (int i = chance.between(2, 5); i > 0; i--) {
            at = scene.sitting(i % 2 == 0 ? one : other, at, chance.poisson(1), Style.READER)
                    + chance.between(60, 3000);
        }
    }

    private long start(int[] weights) {
        if (person.nightShifts && chance.with(0.6)) {
            return dayStart + chance.below(6 * 3600);
        }
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int point = chance.below(sum);
        int hour = 0;
        while (point >= weights[hour]) {
            point -= weights[hour++];
        }
        return dayStart + hour * 3600L + chance.below(3600);
    }
}
