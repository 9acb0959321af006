package org.carrel.buildings.premises;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.carrel.people.UserGroup;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The invented university's buildings and gates, and a year that is always the present one.
@Component
@Profile("demo")
public class PremisesOfDemo {

    private static final Set<UserGroup> VISITORS =
            Set.of(UserGroup.PUBLIC_MEMBER, UserGroup.SCONUL_VISITOR, UserGroup.LOCAL_INSTITUTION);

    private final SettingOut settings;
    private final Premises premises;
    private final Clock clock;

    PremisesOfDemo(SettingOut settings, Premises premises, Clock clock) {
        this.settings = settings;
        this.premises = premises;
        this.clock = clock;
    }

    /// What is there already stays as it is.
    public void make() {
        building("central", "Central Library", "Kings Park", "420", VISITORS, """
                term mon-fri 08:00-23:00
                term sat-sun 09:00-21:00
                exams mon-sun 07:00-02:00
                vacation mon-fri 09:00-18:00
                vacation sat-sun 10:00-16:00
                always public_member mon-fri 10:00-17:00""");
        building(
                "medical",
                "Medical Library",
                "Hospital",
                "90",
                Set.of(),
                "always mon-sun 08:00-22:00\nalways nhs_staff mon-sun 00:00-24:00");
        building("wharf", "Wharf Library", "Riverside", "60", VISITORS, "always mon-sun 08:30-19:30");
        gate("central-north", "central", "North turnstile");
        gate("central-south", "central", "South turnstile");
        gate("medical-main", "medical", "Main door");
        gate("wharf-main", "wharf", "Main door");
        int year = LocalDate.ofInstant(clock.instant(), premises.zone()).getYear();
        settings.setYear(
                "term %1$d-01-10 %1$d-03-27 Spring term\nterm %1$d-04-20 %1$d-06-26 Summer term\nexams %1$d-05-18 %1$d-06-12 Summer exams\nterm %1$d-10-03 %1$d-12-11 Autumn term"
                        .formatted(year),
                "%1$d-12-24 %2$d-01-02 Christmas".formatted(year, year + 1));
    }

    private void building(
            String code, String name, String campus, String capacity, Set<UserGroup> escorted, String hours) {
        Set<UserGroup> alone = EnumSet.allOf(UserGroup.class);
        alone.removeAll(escorted);
        settings.add(new BuildingForm(
                code,
                name,
                campus,
                capacity,
                true,
                BuildingForm.DEFAULT_FORGETS,
                BuildingForm.DEFAULT_VISITORS,
                alone,
                escorted,
                hours));
    }

    private void gate(String code, String building, String name) {
        settings.addGate(code, building, name);
    }
}
