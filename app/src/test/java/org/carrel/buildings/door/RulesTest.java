package org.carrel.buildings.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.buildings.premises.AcademicYear;
import org.carrel.buildings.premises.Admission;
import org.carrel.buildings.premises.Building;
import org.carrel.buildings.premises.Opening;
import org.carrel.buildings.premises.OpeningHours;
import org.carrel.buildings.premises.Period;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 18);

    private static Building building(@Nullable Integer capacity, boolean passback) {
        AcademicYear year = new AcademicYear(List.of(), List.of());
        List<Opening> hours = List.of(new Opening(Period.ALWAYS, null, 1, 7, 8 * 60, 20 * 60));
        return new Building(
                "central",
                "Central Library",
                "North",
                capacity,
                passback,
                Duration.ofHours(12),
                2,
                Map.of(UserGroup.STUDENT, Admission.ALONE, UserGroup.PUBLIC_MEMBER, Admission.ESCORTED),
                new OpeningHours("central", hours, year, ZoneOffset.UTC));
    }

    private static Holder holder(UserGroup... groups) {
        return new Holder(PersonId.random(), true, Set.of(groups), Optional.empty(), false);
    }

    private static Standing standing(int inside, @Nullable Instant since, @Nullable Instant escortSince, int escorted) {
        return new Standing(inside, Instant.EPOCH, false, since, escortSince, escorted, null, null);
    }

    private static Entrance entrance(@Nullable Holder holder, Standing standing) {
        return new Entrance(building(100, true), NOON, holder, false, null, standing);
    }

    private static final Standing EMPTY = standing(0, null, null, 0);

    @Test
    void whoeverBelongsHereComesIn() {
        assertThat(Rules.against(entrance(holder(UserGroup.STUDENT), EMPTY))).isEmpty();
    }

    @Test
    void aCardThatIsNobodysOpensNothing() {
        assertThat(new TheCardIsSomebodys().against(entrance(null, EMPTY))).contains(Code.UNKNOWN_CARD);
        assertThat(Rules.against(entrance(null, EMPTY))).contains(Code.UNKNOWN_CARD);
    }

    @Test
    void aReplacedCardOpensNothing() {
        Holder old = new Holder(PersonId.random(), false, Set.of(UserGroup.STUDENT), Optional.empty(), false);
        assertThat(Rules.against(entrance(old, EMPTY))).contains(Code.REPLACED_CARD);
    }

    @Test
    void theLastDayStillCountsAndTheNextDoesNot() {
        Holder today = new Holder(PersonId.random(), true, Set.of(UserGroup.STUDENT), Optional.of(TODAY), false);
        Holder yesterday =
                new Holder(PersonId.random(), true, Set.of(UserGroup.STUDENT), Optional.of(TODAY.minusDays(1)), false);
        assertThat(new TheyStillBelongHere().against(entrance(today, EMPTY))).isEmpty();
        assertThat(Rules.against(entrance(yesterday, EMPTY))).contains(Code.MEMBERSHIP_OVER);
        assertThat(Rules.against(entrance(holder(), EMPTY))).contains(Code.MEMBERSHIP_OVER);
    }

    @Test
    void aBlockKeepsOut() {
        Holder blocked = new Holder(PersonId.random(), true, Set.of(UserGroup.STUDENT), Optional.empty(), true);
        assertThat(Rules.against(entrance(blocked, EMPTY))).contains(Code.BLOCKED);
    }

    @Test
    void aGroupThatTheBuildingDoesNotAdmitStaysOut() {
        assertThat(Rules.against(entrance(holder(UserGroup.ALUMNUS), EMPTY))).contains(Code.NOT_ADMITTED);
        assertThat(Rules.against(entrance(holder(UserGroup.ALUMNUS, UserGroup.STUDENT), EMPTY)))
                .isEmpty();
    }

    @Test
    void outsideItsHoursNobodyComesIn() {
        Instant night = Instant.parse("2026-11-18T23:00:00Z");
        Entrance late = new Entrance(building(100, true), night, holder(UserGroup.STUDENT), false, null, EMPTY);
        assertThat(Rules.against(late)).contains(Code.CLOSED);
    }

    @Test
    void aVisitorNeedsSomebodyWhoIsInsideMayBringThemAndHasNotBroughtTooMany() {
        Holder visitor = holder(UserGroup.PUBLIC_MEMBER);
        Holder student = holder(UserGroup.STUDENT);
        assertThat(Rules.against(entrance(visitor, EMPTY))).contains(Code.ESCORT_NEEDED);
        assertThat(brought(visitor, null, standing(1, null, NOON, 0))).contains(Code.ESCORT_NOT_ABLE);
        assertThat(brought(visitor, holder(UserGroup.PUBLIC_MEMBER), standing(1, null, NOON, 0)))
                .contains(Code.ESCORT_NOT_ABLE);
        assertThat(brought(visitor, student, standing(1, null, null, 0))).contains(Code.ESCORT_NOT_INSIDE);
        assertThat(brought(visitor, student, standing(3, null, NOON, 2))).contains(Code.ESCORT_BUSY);
        assertThat(brought(visitor, student, standing(2, null, NOON, 1))).isEmpty();
    }

    private static Optional<Code> brought(Holder visitor, @Nullable Holder escort, Standing standing) {
        return Rules.against(new Entrance(building(100, true), NOON, visitor, true, escort, standing));
    }

    @Test
    void aCardThatIsInsideOpensAgainOnlyWhenThatIsForgottenOrNobodyMinds() {
        Holder student = holder(UserGroup.STUDENT);
        Standing inside = standing(1, NOON.minus(Duration.ofHours(11)), null, 0);
        Standing forgotten = standing(1, NOON.minus(Duration.ofHours(12)), null, 0);
        assertThat(Rules.against(entrance(student, inside))).contains(Code.INSIDE_ALREADY);
        assertThat(Rules.against(entrance(student, forgotten))).isEmpty();
        assertThat(Rules.against(new Entrance(building(100, false), NOON, student, false, null, inside)))
                .isEmpty();
    }

    @Test
    void theLastPlaceIsGivenOnceAndNobodyTakesTwo() {
        Holder student = holder(UserGroup.STUDENT);
        assertThat(Rules.against(entrance(student, standing(99, null, null, 0))))
                .isEmpty();
        assertThat(Rules.against(entrance(student, standing(100, null, null, 0))))
                .contains(Code.FULL);
        assertThat(Rules.against(
                        new Entrance(building(null, true), NOON, student, false, null, standing(9_999, null, null, 0))))
                .isEmpty();
        Standing counted = standing(100, NOON.minus(Duration.ofHours(13)), null, 0);
        assertThat(new ThereIsRoom().against(entrance(student, counted))).isEmpty();
    }

    @Test
    void duringAnEvacuationNobodyComesInWhoeverTheyAre() {
        Standing leaving = new Standing(0, Instant.EPOCH, true, null, null, 0, 7L, null);
        Standing over = new Standing(0, Instant.EPOCH, false, null, null, 0, null, null);
        assertThat(Rules.against(entrance(holder(UserGroup.STUDENT), leaving))).contains(Code.EVACUATION);
        assertThat(Rules.against(entrance(holder(UserGroup.STUDENT), over))).isEmpty();
        assertThat(Code.EVACUATION.isFinal()).isTrue();
    }
}
