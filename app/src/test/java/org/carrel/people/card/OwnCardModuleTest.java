package org.carrel.people.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/// The holder of a card reports it as lost.
@CarrelTest
class OwnCardModuleTest {

    @Autowired
    private People people;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private PersonId person;
    private Visitor me;

    @BeforeEach
    void signedIn() {
        person = people.enter("Cara Holder", Set.of(UserGroup.STUDENT));
        String username = TestAccounts.newUsername();
        people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of()));
        me = new Visitor(port);
        me.signIn(username, TestAccounts.PASSWORD);
    }

    private UUID identifier(PersonId holder, String kind) {
        UUID id = UUID.randomUUID();
        new OwnerOfDatabase(environment)
                .execute(
                        "INSERT INTO people.identifier (id, person_id, kind, value, since)"
                                + " VALUES (?, ?, ?, ?, now() - interval '1 day')",
                        id,
                        holder.value(),
                        kind,
                        "v" + id);
        return id;
    }

    private boolean isValid(UUID id) {
        return new OwnerOfDatabase(environment)
                        .count("SELECT count(*) FROM people.identifier WHERE id = ? AND until IS NULL", id)
                == 1;
    }

    @Test
    void theirCardIsClosedAtOnceAndTheirNumberStays() {
        UUID card = identifier(person, "card_uid");
        UUID number = identifier(person, "library_number");
        me.post("/account/cards/" + card + "/loss", Map.of());
        me.post("/account/cards/" + number + "/loss", Map.of());
        assertThat(isValid(card)).isFalse();
        assertThat(isValid(number)).isTrue();
        assertThat(me.get("/account").body()).contains("No longer valid (1)");
    }

    @Test
    void nothingIsClosedForEverWithoutAskingFirst() {
        UUID card = identifier(person, "card_uid");
        UUID number = identifier(person, "library_number");
        UUID others = identifier(people.enter("Other Holder", Set.of(UserGroup.STUDENT)), "card_uid");
        assertThat(me.get("/account").body())
                .contains("href=\"/account/cards/" + card + "/loss\"")
                .doesNotContain("action=\"/account/cards/");
        assertThat(me.get("/account/cards/" + card + "/loss").body())
                .contains("Close this card?", "v" + card, "for ever");
        assertThat(isValid(card)).isTrue();
        assertThat(me.get("/account/cards/" + number + "/loss").statusCode()).isEqualTo(303);
        assertThat(me.get("/account/cards/" + others + "/loss").statusCode()).isEqualTo(303);
    }

    @Test
    void somebodyElsesCardStays() {
        UUID card = identifier(people.enter("Other Holder", Set.of(UserGroup.STUDENT)), "card_uid");
        me.post("/account/cards/" + card + "/loss", Map.of());
        assertThat(isValid(card)).isTrue();
    }
}
