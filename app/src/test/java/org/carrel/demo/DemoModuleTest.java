package org.carrel.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.carrel.CarrelTest;
import org.carrel.Visitor;
import org.carrel.people.CardHolder;
import org.carrel.people.People;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/// What a visitor of the demo finds, but for the detector's five weeks of logs.
@CarrelTest
@ActiveProfiles("demo")
@TestPropertySource(properties = "carrel.context=DemoModuleTest")
@DirtiesContext
class DemoModuleTest {

    @Autowired
    private Demo demo;

    @Autowired
    private LoadedRepository loaded;

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    @Test
    void itHoldsThreeThousandPeopleOfAllGroupsADaysLifeAtTheGatesAndPersonasWithCards() {
        loaded.mark("logs");
        loaded.mark("review");
        demo.load(line -> {});
        OwnerOfDatabase database = new OwnerOfDatabase(environment);

        assertThat(database.count("SELECT count(*) FROM people.person")).isGreaterThanOrEqualTo(3_000);
        assertThat(database.texts("SELECT DISTINCT user_group FROM people.affiliation"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(UserGroup.values()).map(UserGroup::key).toList());
        assertThat(database.count("SELECT count(*) FROM buildings.hour_level WHERE hour < now() - interval '1 day'"))
                .isGreaterThan(1_000);
        assertThat(database.count("SELECT count(*) FROM buildings.building")).isEqualTo(3);
        assertThat(database.count("SELECT count(*) FROM catalogue.kept_list")).isEqualTo(4);
        assertThat(database.count("SELECT min(n) FROM (SELECT count(k.id) AS n FROM catalogue.kept_list l"
                        + " LEFT JOIN catalogue.kept_record k ON k.list_id = l.id GROUP BY l.id)"))
                .isGreaterThanOrEqualTo(3);
        assertThat(database.count("SELECT count(*) FROM catalogue.saved_search"))
                .isEqualTo(3);
        assertThat(database.count("SELECT count(*) FROM buildings.gate")).isGreaterThanOrEqualTo(3);

        for (Persona persona : Persona.ALL) {
            if (!persona.left()) {
                hasNumberAndCard(database, persona);
            }
        }
        Visitor student = signedIn("student");
        assertThat(student.get("/account").body())
                .doesNotContain("Nothing ends it", "You have neither a library number nor a card");
        assertThat(signedIn("systems").get("/people/feeds/student-records").body())
                .contains("Deliver a file");

        assertThat(new Visitor(port).get("/join/public_member").body()).contains("sends no mail at the moment");

        demo.load(line -> {});
        assertThat(database.count("SELECT count(*) FROM people.account WHERE username = 'student'"))
                .as("loaded once")
                .isEqualTo(1);
    }

    private Visitor signedIn(String username) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, Persona.PASSWORD);
        return visitor;
    }

    private void hasNumberAndCard(OwnerOfDatabase database, Persona persona) {
        assertThat(database.texts("""
                        SELECT i.kind FROM people.identifier i JOIN people.account a ON a.person_id = i.person_id
                        WHERE a.username = ? AND i.until IS NULL
                        """, persona.username()))
                .as(persona.username())
                .containsExactlyInAnyOrder("library_number", "barcode", "card_uid");
        String card = database.texts("""
                        SELECT i.value FROM people.identifier i JOIN people.account a ON a.person_id = i.person_id
                        WHERE a.username = ? AND i.kind = 'card_uid'
                        """, persona.username()).getFirst();
        CardHolder holder = purposes.in(
                new Purpose("enter_buildings"), () -> people.holder(card).orElseThrow());
        assertThat(holder.groups()).isEqualTo(persona.groups());
        boolean staff =
                persona.groups().contains(UserGroup.STAFF) || persona.groups().contains(UserGroup.ALUMNUS);
        assertThat(holder.until().isPresent() || staff).as(persona.username()).isTrue();
    }
}
