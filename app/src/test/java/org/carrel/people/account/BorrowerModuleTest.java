package org.carrel.people.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.people.Borrower;
import org.carrel.people.Borrower.Standing;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.Subgroup;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// From a card to all that a loan is decided by.
@CarrelTest
class BorrowerModuleTest {

    /// Lending has no role of its own while the notice says that it waits: this purpose reads
    /// what that one will, and more.
    private static final Purpose LEND = new Purpose("answer_rights");

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Environment environment;

    private Optional<Borrower> borrower(String card) {
        return purposes.in(LEND, () -> people.borrower(card));
    }

    private Borrower borrower(PersonId person) {
        return purposes.in(LEND, () -> people.borrower(person)).orElseThrow();
    }

    private OwnerOfDatabase database() {
        return new OwnerOfDatabase(environment);
    }

    private String card(PersonId person) {
        String card = UUID.randomUUID().toString().replace("-", "");
        database()
                .execute(
                        "INSERT INTO people.identifier (id, person_id, kind, value, since)"
                                + " VALUES (gen_random_uuid(), ?, 'card_uid', ?, now() - interval '1 day')",
                        person.value(),
                        card);
        return card;
    }

    private void change(PersonId person, UserGroup group, String what, Object... values) {
        Object[] all = new Object[values.length + 2];
        System.arraycopy(values, 0, all, 0, values.length);
        all[values.length] = person.value();
        all[values.length + 1] = group.key();
        database().execute("UPDATE people.affiliation SET " + what + " WHERE person_id = ? AND user_group = ?", all);
    }

    @Test
    void aCardLeadsToTheStandingsOfTodayInTheirOrder() {
        LocalDate last = LocalDate.now(ZoneOffset.UTC).plusDays(40);
        PersonId person = people.enter(
                "Ada Reader",
                Set.of(UserGroup.STUDENT, UserGroup.NHS_STAFF, UserGroup.SCONUL_VISITOR, UserGroup.ALUMNUS));
        change(person, UserGroup.STUDENT, "precedence = 20, subgroup = 'research', until = ?", last);
        change(person, UserGroup.NHS_STAFF, "precedence = 10");
        change(person, UserGroup.SCONUL_VISITOR, "precedence = 30, sconul_band = 'B'");
        change(person, UserGroup.ALUMNUS, "since = current_date - 20, until = current_date - 10");
        String card = card(person);

        assertThat(borrower(" " + card + " "))
                .contains(new Borrower(
                        person,
                        true,
                        List.of(
                                new Standing(UserGroup.NHS_STAFF, null, null, null, 10),
                                new Standing(UserGroup.STUDENT, Subgroup.RESEARCH, null, last, 20),
                                new Standing(UserGroup.SCONUL_VISITOR, null, "B", null, 30)),
                        Set.of(),
                        Set.of()));
        assertThat(borrower("nobodys")).isEmpty();
        assertThat(borrower(person)).isEqualTo(borrower(card).orElseThrow());
    }

    @Test
    void aReplacedCardIsKnownAsTheirsAndAsOver() {
        PersonId person = people.enter("Ada Reader", Set.of(UserGroup.STUDENT));
        String lost = card(person);
        database().execute("UPDATE people.identifier SET until = now() WHERE value = ?", lost);
        assertThat(borrower(lost)).hasValueSatisfying(one -> {
            assertThat(one.person()).isEqualTo(person);
            assertThat(one.current()).isFalse();
        });
        assertThat(borrower(person).current()).isTrue();
    }

    @Test
    void whoeverLeftIsKnownAndHasNoStanding() {
        PersonId left = people.enterFormer(
                "Eve Gone",
                Set.of(UserGroup.STAFF),
                "e@example.org",
                LocalDate.now(ZoneOffset.UTC).minusDays(50));
        assertThat(borrower(card(left)).orElseThrow().standings()).isEmpty();
        assertThat(purposes.in(LEND, () -> people.borrower(PersonId.random()))).isEmpty();
    }

    @Test
    void onlyNeedsOnWhichLendingActsAndStopsThatStandAreTold() {
        PersonId person = people.enter("Ada Reader", Set.of(UserGroup.STUDENT));
        for (String need : List.of("longer_loans", "evacuation_help", "large_print")) {
            need(person, need, "NULL");
        }
        need(person, "items_by_post", "current_date - 1");
        block(person, "{loans}", "1 day");
        block(person, "{requests}", "-1 hour");
        Borrower found = borrower(card(person)).orElseThrow();
        assertThat(found.needs()).containsExactly("longer_loans");
        assertThat(found.stops()).containsExactly("loans");
    }

    private void need(PersonId person, String need, String until) {
        database()
                .execute(
                        "INSERT INTO people.access_need (id, person_id, need, since, until)"
                                + " VALUES (gen_random_uuid(), ?, ?, current_date - 5, " + until + ")",
                        person.value(),
                        need);
    }

    private void block(PersonId person, String stops, String lasts) {
        database()
                .execute(
                        "INSERT INTO people.block (id, person_id, reason, sentence, stops, since, until) VALUES"
                                + " (gen_random_uuid(), ?, 'other', 'Please come to the desk.', ?::text[],"
                                + " now() - interval '2 days', now() + ?::interval)",
                        person.value(),
                        stops,
                        lasts);
    }

    @Test
    void nothingOfThemGetsIntoALog() {
        PersonId person = people.enter("Ada Reader", Set.of(UserGroup.STUDENT));
        assertThat(borrower(person)).hasToString("Borrower[" + person.value() + "]");
    }
}
