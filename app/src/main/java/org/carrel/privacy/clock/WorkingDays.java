package org.carrel.privacy.clock;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Working days in England and Wales, whose bank holidays are the same. The rules for them come
/// from Jollyday, which is kept up to date; one-off bank holidays come with its releases.
@Component
public class WorkingDays {

    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
    private final Map<Year, Set<LocalDate>> years = new ConcurrentHashMap<>();

    /// Also where the day itself falls on a weekend and another stands in for it.
    public Set<LocalDate> bankHolidays(Year year) {
        return years.computeIfAbsent(
                year,
                of -> holidays.getHolidays(of, "eng").stream()
                        .map(Holiday::getDate)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !bankHolidays(Year.from(day)).contains(day);
    }

    /// This day, or the first working day after it.
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }
}
