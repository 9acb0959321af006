package org.carrel.privacy.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.AccountCreation;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.NothingSaid;
import org.carrel.privacy.Subject;
import org.carrel.privacy.audit.Looks;
import org.carrel.privacy.audit.OwnLook;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

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

    @Autowired
    private Looks looks;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

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

    @Test
    void onlyWhatWasChosenIsGivenAndThePersonReadsOfIt() {
        long id = proposed(ada, Set.of("name", "affiliation"));
        assertThat(disclosures.give(id, FIRST)).isEqualTo(new Disclosures.Outcome.Refused("state"));
        assertThat(disclosures.decide(id, false, FIRST)).isInstanceOf(Disclosures.Outcome.Done.class);
        assertThat(disclosures.own(adaSubject)).isEmpty();
        assertThat(given(id)).containsExactly("Ada Lovelace; student");
        assertThat(given(id)).as("again on the same day").containsExactly("Ada Lovelace; student");
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
        assertThat(given(id)).containsExactlyInAnyOrder("Ada Lovelace", "Bob Babbage");
    }

    @Test
    void whoeverSeesWhatIsDisclosedHasGivenItAndItIsOnRecord() {
        TestAccount officer = TestAccounts.staff(people, StaffRole.DPO);
        Visitor visitor = new Visitor(port);
        visitor.signIn(officer.username(), TestAccounts.PASSWORD);
        long id = proposed(ada, Set.of("name"));
        disclosures.decide(id, false, FIRST);
        String address = "/privacy/officer/disclosures/" + id;
        assertThat(visitor.get(address).body()).contains("Give it now").doesNotContain("Ada Lovelace");
        assertThat(told(id)).isZero();
        assertThat(disclosures.own(adaSubject)).isEmpty();

        assertThat(visitor.post(address + "/giving", Map.of()).body()).contains("<code>Ada Lovelace</code>");
        assertThat(told(id)).isEqualTo(1);
        assertThat(disclosures.own(adaSubject)).hasSize(1);
        assertThat(looks.at(adaSubject)).extracting(OwnLook::did).contains("Told somebody outside the library");
        assertThat(visitor.get(address).body()).contains("Show it again").doesNotContain("Ada Lovelace");

        clock.advanceDays(1);
        visitor.signIn(officer.username(), TestAccounts.PASSWORD);
        assertThat(visitor.get(address).body()).doesNotContain("Show it again");
        assertThat(visitor.post(address + "/giving", Map.of()).statusCode()).isEqualTo(422);
        assertThat(told(id)).isEqualTo(1);
    }

    /// Of whom the record says that the authority was told.
    private long told(long id) {
        return new OwnerOfDatabase(environment)
                .count(
                        "SELECT count(*) FROM privacy.told WHERE recipient = 'authority' AND subject = ?"
                                + " AND categories = 'name' AND reference LIKE ?",
                        adaSubject.key(),
                        "disclosure-" + id + "-%");
    }

    private List<String> given(long id) {
        return disclosures.give(id, FIRST) instanceof Disclosures.Outcome.Given(List<String> lines) ? lines : List.of();
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
        clock.advanceDays(10);
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
