package org.carrel.people.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// A library where it is tomorrow already goes by its own calendar, not by Greenwich's.
@CarrelTest
@Import(SettableClock.class)
@TestPropertySource(properties = "carrel.library.zone=" + LibrarysDayModuleTest.ZONE)
@DirtiesContext
class LibrarysDayModuleTest {

    static final String ZONE = "Pacific/Kiritimati";

    @Autowired
    private SettableClock clock;

    @Autowired
    private HomeLibraries homes;

    @Autowired
    private Applications applications;

    @Autowired
    private People people;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    @Test
    void itsDayCountsForWhoJoinsAndForWhatEndsWhenRecordsAreJoined() {
        // There it is two in the morning of the day after.
        Instant noon = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36));
        clock.advance(Duration.between(clock.instant(), noon));
        LocalDate greenwich = LocalDate.ofInstant(noon, ZoneOffset.UTC);
        LocalDate here = LocalDate.ofInstant(noon, ZoneId.of(ZONE));
        assertThat(here).isEqualTo(greenwich.plusDays(1));
        assertThat(applications.today()).isEqualTo(here);
        assertThat(homes.approve("no-such-code", "B", greenwich.toString()))
                .as("that day is over")
                .isEqualTo(HomeLibraries.Outcome.UNTIL);
        assertThat(homes.approve("no-such-code", "B", here.toString())).isEqualTo(HomeLibraries.Outcome.OVER);

        PersonId kept = people.enter("Ada Reader", Set.of(UserGroup.ALUMNUS));
        PersonId other = people.enter("Ada Reader", Set.of(UserGroup.ALUMNUS));
        OwnerOfDatabase database = new OwnerOfDatabase(environment);
        database.execute(
                "UPDATE people.affiliation SET since = ? WHERE person_id IN (?, ?)",
                greenwich.minusYears(1),
                kept.value(),
                other.value());
        Visitor librarian = new Visitor(port);
        librarian.signIn(TestAccounts.staff(people, StaffRole.LIBRARIAN).username(), TestAccounts.PASSWORD);
        assertThat(librarian
                        .post(
                                "/people/merges",
                                Map.of(
                                        "kept",
                                        kept.value().toString(),
                                        "other",
                                        other.value().toString(),
                                        "reason",
                                        "She showed her passport at the desk"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(database.count(
                        "SELECT count(*) FROM people.affiliation WHERE person_id = ? AND until = ?",
                        kept.value(),
                        here))
                .isEqualTo(1);
    }
}
