package org.carrel.people.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.people.CardHolder;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// From a card to whose it is and what they may do today.
@CarrelTest
class CardHolderModuleTest {

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Environment environment;

    private Optional<CardHolder> holder(String card) {
        return purposes.in(new Purpose("keep_membership"), () -> people.holder(card));
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

    private OwnerOfDatabase database() {
        return new OwnerOfDatabase(environment);
    }

    @Test
    void aCardLeadsToItsHolderAndWhatTheyBelongToToday() {
        PersonId person = people.enter("Ada Reader", Set.of(UserGroup.STUDENT, UserGroup.NHS_STAFF));
        String card = card(person);
        assertThat(holder(" " + card + " "))
                .contains(new CardHolder(
                        person, true, Set.of(UserGroup.STUDENT, UserGroup.NHS_STAFF), Optional.empty(), Set.of()));
        assertThat(holder("nobodys")).isEmpty();
    }

    @Test
    void aReplacedCardIsKnownAsTheirsAndAsOver() {
        PersonId person = people.enter("Ada Reader", Set.of(UserGroup.STUDENT));
        String lost = card(person);
        database().execute("UPDATE people.identifier SET until = now() WHERE value = ?", lost);
        assertThat(holder(lost)).hasValueSatisfying(holder -> {
            assertThat(holder.person()).isEqualTo(person);
            assertThat(holder.current()).isFalse();
        });
        assertThat(holder(card(person)))
                .hasValueSatisfying(holder -> assertThat(holder.current()).isTrue());
    }

    @Test
    void whoeverLeftBelongsToNothingAndWhoeverIsLeavingToTheirLastDay() {
        LocalDate last = LocalDate.now(ZoneOffset.UTC).plusDays(40);
        PersonId leaving = people.enter("Bob Leaving", Set.of(UserGroup.STAFF));
        database().execute("UPDATE people.affiliation SET until = ? WHERE person_id = ?", last, leaving.value());
        assertThat(holder(card(leaving)).orElseThrow().until()).contains(last);
        PersonId left = people.enterFormer("Eve Gone", Set.of(UserGroup.STAFF), "e@example.org", last.minusDays(90));
        CardHolder gone = holder(card(left)).orElseThrow();
        assertThat(gone.groups()).isEmpty();
        assertThat(gone.until()).isEmpty();
    }

    @Test
    void onlyABlockThatStandsStopsAnything() {
        PersonId person = people.enter("Ada Reader", Set.of(UserGroup.STUDENT));
        String card = card(person);
        block(person, "{doors,loans}", "1 day");
        block(person, "{bookings}", "-1 hour");
        assertThat(holder(card).orElseThrow().stops()).containsExactlyInAnyOrder("doors", "loans");
    }

    private void block(PersonId person, String stops, String lasts) {
        database()
                .execute(
                        "INSERT INTO people.block (id, person_id, reason, sentence, stops, since, until) VALUES"
                                + " (gen_random_uuid(), ?, 'card_lost', 'Your card was lost.', ?::text[],"
                                + " now() - interval '2 days', now() + ?::interval)",
                        person.value(),
                        stops,
                        lasts);
    }
}
