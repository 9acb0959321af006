package org.carrel.buildings.premises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.carrel.buildings.premises.AcademicYear.Closure;
import org.carrel.buildings.premises.AcademicYear.Term;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate FORWARD = LocalDate.of(2026, 3, 29);
    private static final LocalDate BACK = LocalDate.of(2026, 10, 25);
    private static final Set<UserGroup> STUDENT = Set.of(UserGroup.STUDENT);

    private static OpeningHours hours(String text, AcademicYear year) {
        return switch (HoursText.read(text)) {
            case Lines.Read<Opening> read -> new OpeningHours("central", read.all(), year, LONDON);
            case Lines.Wrong<Opening> wrong -> throw new AssertionError(wrong);
        };
    }

    private static OpeningHours hours(String text) {
        return hours(text, new AcademicYear(List.of(), List.of()));
    }

    private static Instant london(String moment) {
        return LocalDateTime.parse(moment).atZone(LONDON).toInstant();
    }

    @Test
    void aNightThatEndsAfterMidnightBelongsToTheDayOnWhichItBegan() {
        OpeningHours friday = hours("fri 20:00-02:00");
        assertThat(friday.openAt(london("2026-11-20T23:59"), STUDENT)).isTrue();
        assertThat(friday.openAt(london("2026-11-21T01:59"), STUDENT)).isTrue();
        assertThat(friday.openAt(london("2026-11-21T02:00"), STUDENT)).isFalse();
        assertThat(friday.openAt(london("2026-11-20T01:00"), STUDENT)).isFalse();
        assertThat(friday.openAt(london("2026-11-20T20:00"), STUDENT)).isTrue();
        assertThat(friday.openAt(london("2026-11-20T19:59:59"), STUDENT)).isFalse();
    }

    @Test
    void theNightBeforeAClosureGoesOnToItsEnd() {
        LocalDate closed = LocalDate.of(2026, 11, 21);
        OpeningHours nights = hours(
                "mon-sun 20:00-02:00",
                new AcademicYear(List.of(), List.of(new Closure(null, closed, closed, "Works"))));
        assertThat(nights.openAt(london("2026-11-21T01:00"), STUDENT)).isTrue();
        assertThat(nights.openAt(london("2026-11-21T21:00"), STUDENT)).isFalse();
        assertThat(nights.openAt(london("2026-11-22T01:00"), STUDENT)).isFalse();
    }

    @Test
    void aClosureOfAnotherBuildingChangesNothing() {
        LocalDate day = LocalDate.of(2026, 11, 21);
        OpeningHours hours = hours(
                "mon-sun 08:00-20:00", new AcademicYear(List.of(), List.of(new Closure("west", day, day, "Works"))));
        assertThat(hours.openAt(london("2026-11-21T12:00"), STUDENT)).isTrue();
    }

    @Test
    void whenTheClockGoesForwardTheNightIsAnHourShorterAndWhenItGoesBackAnHourLonger() {
        OpeningHours nights = hours("mon-sun 20:00-06:00");
        assertThat(length(nights.on(FORWARD.minusDays(1)))).isEqualTo(Duration.ofHours(9));
        assertThat(length(nights.on(BACK.minusDays(1)))).isEqualTo(Duration.ofHours(11));
        assertThat(length(nights.on(BACK))).isEqualTo(Duration.ofHours(10));
    }

    @Test
    void aDoorThatOpensInTheSkippedHourOpensWhenTheClockGoesOn() {
        OpeningHours hours = hours("sun 01:30-06:00");
        assertThat(hours.on(FORWARD).getFirst().from()).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void aDoorThatClosesInTheHourThatComesTwiceClosesTheSecondTime() {
        OpeningHours hours = hours("sat 20:00-01:30");
        assertThat(hours.openAt(Instant.parse("2026-10-25T00:45:00Z"), STUDENT)).isTrue();
        assertThat(hours.openAt(Instant.parse("2026-10-25T01:15:00Z"), STUDENT)).isTrue();
        assertThat(hours.openAt(Instant.parse("2026-10-25T01:30:00Z"), STUDENT)).isFalse();
    }

    @Test
    void aBuildingThatNeverClosesIsOpenAtEveryMomentOfTheYear() {
        OpeningHours always = hours("mon-sun 00:00-24:00");
        Random chance = new Random(6);
        Instant start = london("2026-01-01T00:00");
        for (int i = 0; i < 5_000; i++) {
            Instant at = start.plusSeconds(chance.nextLong(365L * 24 * 3600));
            assertThat(always.openAt(at, STUDENT)).as(at.toString()).isTrue();
        }
    }

    @Test
    void atAnyMomentItIsOpenExactlyWhenTheClockOnTheWallSaysSo() {
        Random chance = new Random(25);
        for (int i = 0; i < 3_000; i++) {
            int opens = chance.nextInt(24) * 60;
            int longest = Math.min(30 * 60 - opens, 23 * 60) / 60;
            int closes = (opens + (1 + chance.nextInt(longest)) * 60) % 1440;
            OpeningHours hours = hours("mon-sun " + HoursText.clock(opens) + "-" + HoursText.clock(closes));
            Instant at = london("2026-01-01T00:00").plusSeconds(chance.nextLong(365L * 24 * 3600));
            LocalDate day = LocalDate.ofInstant(at, LONDON);
            if (!day.equals(FORWARD) && !day.equals(BACK)) {
                int minute = at.atZone(LONDON).toLocalTime().toSecondOfDay() / 60;
                boolean wall = opens < closes ? opens <= minute && minute < closes : minute >= opens || minute < closes;
                assertThat(hours.openAt(at, STUDENT))
                        .as("%s of %s", at, hours.lines())
                        .isEqualTo(wall);
            }
        }
    }

    @Test
    void examsHaveTheirOwnHoursAndWithoutTheseThoseOfTheTerm() {
        AcademicYear year = new AcademicYear(
                List.of(
                        new Term(Period.TERM, "Summer", LocalDate.of(2026, 4, 20), LocalDate.of(2026, 6, 19)),
                        new Term(Period.EXAMS, "Exams", LocalDate.of(2026, 5, 18), LocalDate.of(2026, 6, 5))),
                List.of());
        OpeningHours hours =
                hours("always mon-sun 10:00-16:00\nterm mon-sun 08:00-20:00\nexams mon-sun 08:00-23:00", year);
        assertThat(hours.openAt(london("2026-05-20T22:00"), STUDENT)).isTrue();
        assertThat(hours.openAt(london("2026-05-10T22:00"), STUDENT)).isFalse();
        assertThat(hours.openAt(london("2026-05-10T19:00"), STUDENT)).isTrue();
        assertThat(hours.openAt(london("2026-08-10T19:00"), STUDENT)).isFalse();
        assertThat(hours("always mon-sun 10:00-16:00\nterm mon-sun 08:00-20:00", year)
                        .openAt(london("2026-05-20T19:00"), STUDENT))
                .isTrue();
    }

    @Test
    void aGroupWithHoursOfItsOwnHasTheseAndAPersonOfTwoGroupsTheLongerOnes() {
        OpeningHours hours =
                hours("mon-sun 08:00-22:00\nnhs_staff mon-sun 00:00-24:00\npublic_member mon-fri 10:00-17:00");
        Instant night = london("2026-11-18T03:00");
        Instant evening = london("2026-11-18T21:00");
        assertThat(hours.openAt(night, Set.of(UserGroup.NHS_STAFF))).isTrue();
        assertThat(hours.openAt(night, STUDENT)).isFalse();
        assertThat(hours.openAt(evening, Set.of(UserGroup.PUBLIC_MEMBER))).isFalse();
        assertThat(hours.openAt(night, Set.of(UserGroup.STUDENT, UserGroup.NHS_STAFF)))
                .isTrue();
        assertThat(hours.openAt(evening, Set.of(UserGroup.PUBLIC_MEMBER, UserGroup.STUDENT)))
                .isTrue();
    }

    @Test
    void forEverybodyItIsOpenWhenItIsForAnybody() {
        OpeningHours hours = hours("mon-sun 08:00-22:00\nnhs_staff mon-sun 06:00-08:00");
        assertThat(hours.closesAt(london("2026-11-18T07:00"))).contains(london("2026-11-18T22:00"));
        assertThat(hours.closesAt(london("2026-11-18T23:00"))).isEmpty();
    }

    @Test
    void whatGoesOnPastMidnightLastsUntilItIsShutAndForEverWhereItNeverIs() {
        Instant wednesday = london("2026-11-18T12:00");
        Instant weekOn = london("2026-11-26T12:00");
        assertThat(hours("mon-fri 00:00-24:00\nsat 00:00-18:00").lastsUntil(wednesday, weekOn))
                .contains(london("2026-11-21T18:00"));
        assertThat(hours("mon-sun 00:00-24:00").lastsUntil(wednesday, weekOn)).isEmpty();
        assertThat(hours("mon-sun 08:00-22:00").lastsUntil(london("2026-11-18T23:00"), weekOn))
                .isEmpty();
    }

    private static Duration length(List<Span> spans) {
        assertThat(spans).hasSize(1);
        return Duration.between(spans.getFirst().from(), spans.getFirst().to());
    }
}
