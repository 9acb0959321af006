package org.carrel.buildings.premises;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.people.UserGroup;

/// A building as somebody typed it.
///
/// @param capacity digits, or empty where nobody counts
/// @param forgets  minutes
/// @param alone    groups that may come in by themselves
/// @param escorted groups that may come in with somebody
/// @param hours    lines as [HoursText] reads them
record BuildingForm(
        String code,
        String name,
        String campus,
        String capacity,
        boolean passback,
        String forgets,
        String visitors,
        Set<UserGroup> alone,
        Set<UserGroup> escorted,
        String hours) {

    static final String DEFAULT_FORGETS = "720";
    static final String DEFAULT_VISITORS = "2";

    static BuildingForm empty() {
        Set<UserGroup> all = EnumSet.allOf(UserGroup.class);
        all.remove(UserGroup.PUBLIC_MEMBER);
        return new BuildingForm(
                "",
                "",
                "",
                "",
                true,
                DEFAULT_FORGETS,
                DEFAULT_VISITORS,
                all,
                Set.of(UserGroup.PUBLIC_MEMBER),
                "always mon-fri 08:00-22:00\nalways sat-sun 10:00-18:00");
    }

    static BuildingForm of(Building building) {
        return new BuildingForm(
                building.code(),
                building.name(),
                building.campus(),
                building.capacity() == null ? "" : building.capacity().toString(),
                building.passback(),
                String.valueOf(building.forgets().toMinutes()),
                String.valueOf(building.visitorsPerEscort()),
                having(building.admissions(), Admission.ALONE),
                having(building.admissions(), Admission.ESCORTED),
                HoursText.write(building.hours().lines()));
    }

    private static Set<UserGroup> having(Map<UserGroup, Admission> admissions, Admission admission) {
        return admissions.entrySet().stream()
                .filter(entry -> entry.getValue() == admission)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    public List<UserGroup> groups() {
        return Arrays.asList(UserGroup.values());
    }
}
