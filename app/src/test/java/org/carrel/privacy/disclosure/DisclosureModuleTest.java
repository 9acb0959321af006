package org.carrel.privacy.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.people.AccountCreation;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.carrel.privacy.NothingSaid;
import org.carrel.privacy.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// Authorities get the least that was decided, by two where it is about several, and those
/// concerned learn of it.
@CarrelTest
@Import(SettableClock.class)
class DisclosureModuleTest {

    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private People people;

    @Autowired
    private SettableClock clock;

    private final String ada = TestAccounts.newUsername();
    private final String bob = TestAccounts.newUsername();
    private Subject adaSubject = new Subject(null, UUID.randomUUID());

    @BeforeEach
    void twoReaders() {
        adaSubject = reader(ada, "Ada Lovelace");
        reader(bob, "Bob Babbage");
    }

    private Subject reader(String username, String name) {
        PersonId person = people.enter(name, Set.of(UserGroup.STUDENT), username + "@example.org");
        NewAccount account = NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of());
        return people.createAccount(account) instanceof AccountCreation.Created(var id)
                ? new Subject(person.value(), id.value())
                : adaSubject;
    }

    private Disclosures.Form form(String names, Set<String> categories, String until, String because) {
        return new Disclosures.Form(
                "Thames Valley Police",
                "TVP/1",
                "Production order of the Crown Court",
                categories,
                names,
                until,
                because);
    }

    private long proposed(String names, Set<String> categories) {
        return disclosures.propose(form(names, categories, "", ""), FIRST) instanceof Disclosures.Outcome.Done(long id)
                ? id
                : 0;
    }

    private Disclosure one(long id) {
        return disclosures.one(id).orElseThrow();
    }

    @Test
    void onlyWhatWasChosenIsGivenAndThePersonReadsOfIt() {
        long id = proposed(ada, Set.of("name", "affiliation"));
        assertThat(disclosures.payload(one(id))).as("before it is decided").isEmpty();
        assertThat(disclosures.give(id, FIRST)).isEqualTo(new Disclosures.Outcome.Refused("state"));
        assertThat(disclosures.decide(id, false, FIRST)).isInstanceOf(Disclosures.Outcome.Done.class);
        assertThat(disclosures.payload(one(id))).containsExactly("Ada Lovelace; student");
        assertThat(disclosures.own(adaSubject)).isEmpty();
        disclosures.give(id, FIRST);
        assertThat(disclosures.payload(one(id))).as("once it was given").isEmpty();
        assertThat(disclosures.own(adaSubject)).singleElement().satisfies(own -> {
            assertThat(own.authority()).isEqualTo("Thames Valley Police");
            assertThat(own.categories()).contains("Name");
        });
    }

    @Test
    void aboutMoreThanOnePersonAnotherOfficerDecides() {
        long id = proposed(ada + "\n" + bob, Set.of("name"));
        assertThat(disclosures.decide(id, false, FIRST)).isEqualTo(new Disclosures.Outcome.Refused("second"));
        assertThat(disclosures.decide(id, false, SECOND)).isInstanceOf(Disclosures.Outcome.Done.class);
        assertThat(disclosures.payload(one(id))).containsExactlyInAnyOrder("Ada Lovelace", "Bob Babbage");
    }

    @Test
    void tellingIsPutOffUntilADayWithAReason() {
        LocalDate until =
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London")).plusDays(10);
        assertThat(disclosures.propose(form(ada, Set.of("name"), until.toString(), ""), FIRST))
                .isEqualTo(new Disclosures.Outcome.Refused("withheld"));
        for (String nothing : NothingSaid.ALL) {
            assertThat(disclosures.propose(form(ada, Set.of("name"), until.toString(), nothing), FIRST))
                    .as(nothing)
                    .isEqualTo(new Disclosures.Outcome.Refused("withheld"));
        }
        if (disclosures.propose(form(ada, Set.of("name"), until.toString(), "They investigate still"), FIRST)
                instanceof Disclosures.Outcome.Done(long id)) {
            disclosures.decide(id, false, SECOND);
            disclosures.give(id, SECOND);
        }
        assertThat(disclosures.own(adaSubject)).isEmpty();
        clock.advance(Duration.ofDays(10));
        assertThat(disclosures.own(adaSubject)).hasSize(1);
    }

    @Test
    void moreThanTheNoticeAllowsIsRefused() {
        assertThat(disclosures.offered()).containsOnlyKeys("name", "contact", "username", "affiliation");
        assertThat(disclosures.propose(form(ada, Set.of("remote_access"), "", ""), FIRST))
                .isEqualTo(new Disclosures.Outcome.Refused("categories"));
        assertThat(disclosures.propose(form(ada, Set.of(), "", ""), FIRST))
                .isEqualTo(new Disclosures.Outcome.Refused("categories"));
        assertThat(disclosures.propose(form("nobody-here", Set.of("name"), "", ""), FIRST))
                .isEqualTo(new Disclosures.Outcome.Refused("people"));
    }

    @Test
    void whatIsRefusedIsNeverGiven() {
        long id = proposed(ada, Set.of("name"));
        disclosures.decide(id, true, FIRST);
        assertThat(disclosures.give(id, FIRST)).isEqualTo(new Disclosures.Outcome.Refused("state"));
        assertThat(disclosures.decide(id, false, SECOND)).isEqualTo(new Disclosures.Outcome.Refused("state"));
        assertThat(disclosures.own(adaSubject)).isEmpty();
    }
}
