package org.carrel.people.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.AccountId;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.ServiceBlock;
import org.carrel.people.SignedIn;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What is stopped for somebody, by the desk and by services.
@CarrelTest
class BlockModuleTest {

    private static final String SENTENCE = "You owe the library a charge. Pay it and you can borrow again.";

    @Autowired
    private People people;

    @Autowired
    private Blocks blocks;

    @Autowired
    private Purposes purposes;

    @LocalServerPort
    private int port;

    private PersonId person;
    private AccountId desk;

    @BeforeEach
    void somebodyAtTheDesk() {
        person = people.enter("Bertha Blocked", Set.of(UserGroup.STUDENT));
        desk = TestAccounts.staff(people, StaffRole.DESK).id();
    }

    /// @param self the record of whoever stands at the desk; null where they are no library user
    private SignedIn desk(@Nullable PersonId self) {
        return new SignedIn(desk, self, "Imogen Thackeray", Set.of(StaffRole.DESK), Set.of(), Set.of());
    }

    private Set<String> stops() {
        return purposes.in(new Purpose("keep_membership"), () -> people.stops(person));
    }

    private Optional<String> set(String reason, String sentence, List<String> stops, String until) {
        return blocks.set(person, new Blocks.Typed(reason, sentence, stops, until), desk(null));
    }

    @Test
    void theDeskStopsAndLiftsAndBothStayKnown() {
        assertThat(set("fees_unpaid", SENTENCE, List.of("loans", "requests"), ""))
                .isEmpty();
        assertThat(stops()).containsExactlyInAnyOrder("loans", "requests");
        Block block = blocks.of(person).getFirst();
        assertThat(block.by()).isEqualTo("Imogen Thackeray");
        assertThat(blocks.lift(person, block.id(), desk(null))).isEqualTo("lifted");
        assertThat(blocks.lift(person, block.id(), desk(null))).as("once").isEqualTo("already");
        assertThat(stops()).isEmpty();
        assertThat(blocks.of(person)).hasSize(1).allMatch(Block::lifted);
    }

    @Test
    void aBlockOfSomebodyElseIsNotLiftedByTheWrongPage() {
        assertThat(set("other", SENTENCE, List.of("loans"), "")).isEmpty();
        PersonId other = people.enter("Other Person", Set.of());
        assertThat(blocks.lift(other, blocks.of(person).getFirst().id(), desk(null)))
                .isEqualTo("already");
        assertThat(stops()).containsExactly("loans");
    }

    @Test
    void whatIsNotSaidPlainlyOrStopsNothingIsRefused() {
        String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(2).toString();
        assertThat(set("gout", SENTENCE, List.of("loans"), "")).contains("reason");
        assertThat(set("other", "no", List.of("loans"), "")).contains("sentence");
        assertThat(set("other", "x".repeat(501), List.of("loans"), "")).contains("sentence");
        assertThat(set("other", SENTENCE, List.of(), "")).contains("stops");
        assertThat(set("other", SENTENCE, List.of("breathing"), "")).contains("stops");
        assertThat(set("other", SENTENCE, List.of("loans"), yesterday)).contains("until");
        assertThat(set("other", SENTENCE, List.of("loans"), "soon")).contains("until");
        assertThat(stops()).isEmpty();
    }

    @Test
    void nobodySetsOrLiftsAStopOfTheirOwn() {
        assertThat(set("other", SENTENCE, List.of("loans"), "")).isEmpty();
        Block block = blocks.of(person).getFirst();
        assertThat(blocks.lift(person, block.id(), desk(person))).isEqualTo("own");
        assertThat(stops()).containsExactly("loans");
        Blocks.Typed more = new Blocks.Typed("other", SENTENCE, List.of("doors"), "");
        assertThat(blocks.set(person, more, desk(person))).contains("own");
        assertThat(stops()).containsExactly("loans");

        String username = TestAccounts.newUsername();
        people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of(StaffRole.DESK)));
        Visitor self = new Visitor(port);
        self.signIn(username, TestAccounts.PASSWORD);
        String address = self.post("/people/" + person.value() + "/blocks/" + block.id() + "/lift", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(self.get(address).body()).contains("This is your own record: nothing was changed.");
    }

    @Test
    void theHomePageSaysWhatIsStopped() {
        String username = TestAccounts.newUsername();
        people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of()));
        Visitor me = new Visitor(port);
        me.signIn(username, TestAccounts.PASSWORD);
        assertThat(me.get("/").body()).doesNotContain("What is stopped for you");
        assertThat(set("other", SENTENCE, List.of("loans"), "")).isEmpty();
        assertThat(me.get("/").body())
                .contains("What is stopped for you", SENTENCE, "borrow and renew", "href=\"/account\"");
        assertThat(blocks.lift(person, blocks.of(person).getFirst().id(), desk(null)))
                .isEqualTo("lifted");
        assertThat(me.get("/").body()).doesNotContain("What is stopped for you");
    }

    @Test
    void aServiceSaysItOnceHoweverOftenItSaysIt() {
        Instant later = Instant.now().plus(3, ChronoUnit.DAYS);
        people.block(new ServiceBlock(person, "circulation", "items_overdue", SENTENCE, Set.of("loans"), null));
        people.block(new ServiceBlock(person, "circulation", "items_overdue", SENTENCE, Set.of("requests"), later));
        assertThat(blocks.of(person)).hasSize(1);
        assertThat(stops()).containsExactly("requests");
        people.lift(person, "circulation", "fees_unpaid");
        assertThat(stops()).containsExactly("requests");
        people.lift(person, "circulation", "items_overdue");
        people.lift(person, "circulation", "items_overdue");
        assertThat(stops()).isEmpty();
        people.block(new ServiceBlock(person, "circulation", "items_overdue", SENTENCE, Set.of("loans"), null));
        assertThat(stops()).containsExactly("loans");
        assertThat(blocks.of(person)).hasSize(2);
    }
}
