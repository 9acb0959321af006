package org.carrel.buildings.premises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.carrel.CarrelTest;
import org.carrel.buildings.OpeningCalendar;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What the library sets counts at once.
@CarrelTest
class CampusCalendarModuleTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    @Autowired
    private OpeningCalendar calendar;

    @Autowired
    private SettingOut settings;

    @Test
    void hoursThatAreSetOrChangedCountAtOnce() {
        assertThat(calendar.isOpen("Calendar Campus", MONDAY)).isTrue();
        assertThat(settings.add(form("tue 08:00-20:00"))).isInstanceOf(SettingOut.Outcome.Done.class);
        assertThat(calendar.isOpen("Calendar Campus", MONDAY)).isFalse();
        assertThat(calendar.isOpen("calendar campus", MONDAY.plusDays(1))).isTrue();
        assertThat(settings.change(form("mon 08:00-20:00"))).isInstanceOf(SettingOut.Outcome.Done.class);
        assertThat(calendar.isOpen("Calendar Campus", MONDAY)).isTrue();
        assertThat(calendar.isOpen("Calendar Campus", MONDAY.plusDays(1))).isFalse();
    }

    private static BuildingForm form(String hours) {
        return new BuildingForm(
                "calendar-one",
                "Calendar One",
                "Calendar Campus",
                "",
                false,
                BuildingForm.DEFAULT_FORGETS,
                BuildingForm.DEFAULT_VISITORS,
                Set.of(),
                Set.of(),
                hours);
    }
}
