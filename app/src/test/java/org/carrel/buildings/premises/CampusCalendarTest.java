package org.carrel.buildings.premises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.buildings.OpeningCalendar;
import org.carrel.buildings.OpeningCalendar.Hours;
import org.carrel.buildings.premises.AcademicYear.Closure;
import org.carrel.buildings.premises.AcademicYear.Term;
import org.junit.jupiter.api.Test;

class CampusCalendarTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final AcademicYear PLAIN = new AcademicYear(List.of(), List.of());

    private final Map<String, Building> buildings = new LinkedHashMap<>();

    private CampusCalendarTest building(String code, String campus, String hours, AcademicYear year) {
        List<Opening> lines = switch (HoursText.read(hours)) {
            case Lines.Read<Opening> read -> read.all();
            case Lines.Wrong<Opening> wrong -> throw new AssertionError(wrong);
        };
        buildings.put(
                code,
                new Building(
                        code,
                        code,
                        campus,
                        null,
                        false,
                        Duration.ofHours(1),
                        1,
                        Map.of(),
                        new OpeningHours(code, lines, year, LONDON)));
        return this;
    }

    private OpeningCalendar calendar(AcademicYear year) {
        return new CampusCalendar(() -> new Plan(buildings, Map.of(), Map.of(), year), LONDON);
    }

    private static Instant london(String moment) {
        return LocalDateTime.parse(moment).atZone(LONDON).toInstant();
    }

    private static Optional<Hours> hours(String from, String to) {
        return Optional.of(new Hours(london(from), london(to)));
    }

    private static AcademicYear shut(String building, LocalDate first, LocalDate last) {
        return new AcademicYear(List.of(), List.of(new Closure(building, first, last, "Works")));
    }

    @Test
    void aCampusIsOpenFromTheFirstOpeningOfItsBuildingsToTheLastClosing() {
        OpeningCalendar calendar = building("one", "North", "mon-fri 08:30-18:00", PLAIN)
                .building("two", "North", "mon-fri 10:00-22:00\nnhs_staff mon-sun 00:00-24:00", PLAIN)
                .building("three", "South", "sat 07:00-12:00", PLAIN)
                .calendar(PLAIN);
        assertThat(calendar.hours("North", MONDAY)).isEqualTo(hours("2026-11-16T08:30", "2026-11-16T22:00"));
        assertThat(calendar.isOpen("North", MONDAY.plusDays(5))).isFalse();
        assertThat(calendar.hours("South", MONDAY.plusDays(5)))
                .isEqualTo(hours("2026-11-21T07:00", "2026-11-21T12:00"));
    }

    @Test
    void aCampusIsKnownByItsCodeOrItsNameHoweverItIsWritten() {
        OpeningCalendar calendar = building("one", " North  Campus", "mon 08:00-18:00", PLAIN)
                .building("two", "south", "tue 08:00-18:00", PLAIN)
                .calendar(PLAIN);
        assertThat(calendar.isOpen("north campus", MONDAY)).isTrue();
        assertThat(calendar.isOpen("NORTH CAMPUS", MONDAY.plusDays(1))).isFalse();
        assertThat(calendar.isOpen(Set.of("south", "South Campus"), MONDAY)).isFalse();
        assertThat(calendar.isOpen(Set.of("s", "South"), MONDAY.plusDays(1))).isTrue();
    }

    @Test
    void aCampusOfWhichNoHoursAreKnownIsOpenByDayButWhereAllBuildingsAreShut() {
        LocalDate christmas = LocalDate.of(2026, 12, 25);
        OpeningCalendar calendar = building("one", "North", "", PLAIN)
                .building("two", "West", "nhs_staff mon-sun 00:00-24:00", PLAIN)
                .calendar(shut(null, christmas, christmas));
        for (String campus : List.of("North", "West", "Elsewhere")) {
            assertThat(calendar.hours(campus, LocalDate.of(2026, 11, 22)))
                    .as(campus)
                    .isEqualTo(hours("2026-11-22T09:00", "2026-11-22T17:00"));
            assertThat(calendar.isOpen(campus, christmas)).as(campus).isFalse();
        }
    }

    @Test
    void whereOneBuildingIsShutTheOthersCount() {
        AcademicYear year = shut("one", MONDAY, MONDAY);
        OpeningCalendar calendar = building("one", "North", "mon-fri 08:00-20:00", year)
                .building("two", "North", "mon-fri 10:00-16:00", year)
                .calendar(year);
        assertThat(calendar.hours("North", MONDAY)).isEqualTo(hours("2026-11-16T10:00", "2026-11-16T16:00"));
        assertThat(calendar.hours("North", MONDAY.plusDays(1)))
                .isEqualTo(hours("2026-11-17T08:00", "2026-11-17T20:00"));
    }

    @Test
    void itOpensNextNowWhileItIsOpenAndElseOnTheNextOpenDay() {
        AcademicYear year = shut(null, MONDAY.plusDays(1), MONDAY.plusDays(2));
        OpeningCalendar calendar =
                building("one", "North", "mon-fri 08:00-20:00", year).calendar(year);
        Instant noon = london("2026-11-16T12:00");
        assertThat(calendar.nextOpening("North", noon)).contains(noon);
        assertThat(calendar.nextOpening("North", london("2026-11-16T07:59"))).contains(london("2026-11-16T08:00"));
        // At the moment of its closing it is shut; Tuesday and Wednesday it stays so.
        assertThat(calendar.nextOpening("North", london("2026-11-16T20:00"))).contains(london("2026-11-19T08:00"));
        assertThat(calendar.nextOpening("North", london("2026-11-20T23:00"))).contains(london("2026-11-23T08:00"));
    }

    @Test
    void aNightIsOpenAfterMidnightAndBelongsToTheDayBefore() {
        OpeningCalendar calendar =
                building("one", "North", "fri 20:00-02:00", PLAIN).calendar(PLAIN);
        Instant late = london("2026-11-21T01:30");
        assertThat(calendar.nextOpening("North", late)).contains(late);
        assertThat(calendar.isOpen("North", LocalDate.of(2026, 11, 21))).isFalse();
        assertThat(calendar.nextOpening("North", london("2026-11-21T02:00"))).contains(london("2026-11-27T20:00"));
    }

    @Test
    void itLooksAheadFourHundredDaysAndNoFurther() {
        LocalDate end = MONDAY.plusDays(399);
        AcademicYear year = shut(null, MONDAY, end);
        OpeningCalendar calendar =
                building("one", "North", "mon-sun 08:00-20:00", year).calendar(year);
        assertThat(calendar.nextOpening("North", london("2026-11-16T12:00")))
                .contains(end.plusDays(1).atTime(8, 0).atZone(LONDON).toInstant());
        assertThat(calendar.nextOpening("North", london("2026-11-15T21:00"))).isEmpty();
    }

    @Test
    void theDayOnWhichTheClockGoesForwardOpensByTheClockOnTheWall() {
        LocalDate forward = LocalDate.of(2026, 3, 29);
        OpeningCalendar calendar = building("one", "North", "sat-sun 08:00-20:00", PLAIN)
                .building("two", "Night", "sun 01:30-06:00", PLAIN)
                .calendar(PLAIN);
        assertThat(calendar.hours("North", forward.minusDays(1)).orElseThrow().opens())
                .isEqualTo(Instant.parse("2026-03-28T08:00:00Z"));
        assertThat(calendar.hours("North", forward))
                .contains(new Hours(Instant.parse("2026-03-29T07:00:00Z"), Instant.parse("2026-03-29T19:00:00Z")));
        assertThat(calendar.nextOpening("North", Instant.parse("2026-03-28T20:00:00Z")))
                .contains(Instant.parse("2026-03-29T07:00:00Z"));
        // Half past one is skipped: as soon as the clock goes on it is half past two.
        assertThat(calendar.hours("Night", forward).orElseThrow().opens())
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(calendar.hours("Elsewhere", forward).orElseThrow().opens())
                .isEqualTo(Instant.parse("2026-03-29T08:00:00Z"));
    }

    @Test
    void theDayOnWhichTheClockGoesBackOpensByTheClockOnTheWall() {
        LocalDate back = LocalDate.of(2026, 10, 25);
        OpeningCalendar calendar = building("one", "North", "sat-sun 08:00-20:00", PLAIN)
                .building("two", "Night", "sat 20:00-01:30", PLAIN)
                .calendar(PLAIN);
        assertThat(calendar.hours("North", back))
                .contains(new Hours(Instant.parse("2026-10-25T08:00:00Z"), Instant.parse("2026-10-25T20:00:00Z")));
        assertThat(calendar.nextOpening("North", Instant.parse("2026-10-24T19:00:00Z")))
                .contains(Instant.parse("2026-10-25T08:00:00Z"));
        // Half past one comes twice: it closes the second time.
        assertThat(calendar.hours("Night", back.minusDays(1)).orElseThrow().closes())
                .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void theEndOfTheTermIsThatOfTheOneADayIsInOrOfTheNext() {
        LocalDate autumn = LocalDate.of(2026, 12, 11);
        LocalDate spring = LocalDate.of(2027, 3, 19);
        OpeningCalendar calendar = calendar(new AcademicYear(
                List.of(
                        new Term(Period.TERM, "Spring", LocalDate.of(2027, 1, 9), spring),
                        new Term(Period.TERM, "Autumn", LocalDate.of(2026, 10, 3), autumn),
                        new Term(Period.EXAMS, "Exams", LocalDate.of(2026, 12, 14), LocalDate.of(2026, 12, 18))),
                List.of()));
        assertThat(calendar.endOfTerm(LocalDate.of(2026, 9, 1))).contains(autumn);
        assertThat(calendar.endOfTerm(LocalDate.of(2026, 10, 3))).contains(autumn);
        assertThat(calendar.endOfTerm(autumn)).contains(autumn);
        assertThat(calendar.endOfTerm(LocalDate.of(2026, 12, 15))).contains(spring);
        assertThat(calendar.endOfTerm(spring.plusDays(1))).isEmpty();
    }
}
