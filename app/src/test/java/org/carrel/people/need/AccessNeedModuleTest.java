package org.carrel.people.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is arranged is seen by those who act on it and by the person, and by nobody else.
@CarrelTest
class AccessNeedModuleTest {

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private PersonId person;
    private String page = "";

    @BeforeEach
    void somebody() {
        person = people.enter("Nele Needs", Set.of(UserGroup.STUDENT));
        page = "/people/" + person.value() + "/needs";
    }

    private Visitor staff(StaffRole role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestAccounts.staff(people, role).username(), TestAccounts.PASSWORD);
        return visitor;
    }

    @Test
    void itIsRecordedOnceFromAListAndNowhereElseShown() {
        Visitor spaces = staff(StaffRole.SPACE_MANAGER);
        assertThat(spaces.post(page, Map.of("need", "hearing_loop")).statusCode())
                .isIn(302, 303);
        assertThat(spaces.post(page, Map.of("need", "hearing_loop")).body()).contains("That is arranged already");
        assertThat(spaces.post(page, Map.of("need", "has gout")).body()).contains("Please choose one of the list");
        assertThat(spaces.get(page).body())
                .contains("A hearing loop <span")
                .doesNotContain("<textarea", "type=\"text\"");
        Visitor desk = staff(StaffRole.DESK);
        assertThat(desk.get("/people/" + person.value()).body()).doesNotContain("hearing");
        assertThat(staff(StaffRole.STATISTICIAN).get(page).statusCode()).isEqualTo(403);
        assertThatThrownBy(() -> purposes.in(
                        new Purpose("keep_membership"),
                        () -> jdbc.sql("SELECT need FROM people.access_need")
                                .query(String.class)
                                .list()))
                .hasMessageContaining("bad SQL grammar");
    }

    @Test
    void thePersonSeesItAndEndsTheirsAndNobodyElses() {
        staff(StaffRole.LIBRARIAN).post(page, Map.of("need", "quiet_place"));
        String need = one();
        Visitor other = new Visitor(port);
        other.signIn(TestAccounts.reader(people, UserGroup.STUDENT).username(), TestAccounts.PASSWORD);
        other.post("/account/needs/" + need + "/end", Map.of());
        assertThat(going()).isOne();
        String username = TestAccounts.newUsername();
        people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of()));
        Visitor me = new Visitor(port);
        me.signIn(username, TestAccounts.PASSWORD);
        assertThat(me.get("/account").body()).contains("A quiet place");
        me.post("/account/needs/" + need + "/end", Map.of());
        assertThat(me.get("/account").body()).doesNotContain("A quiet place");
        assertThat(going()).isZero();
    }

    private long going() {
        return new OwnerOfDatabase(environment)
                .count("SELECT count(*) FROM people.access_need WHERE person_id = ? AND until IS NULL", person.value());
    }

    private String one() {
        return purposes.in(
                new Purpose("arrange_access"),
                () -> jdbc.sql("SELECT id::text FROM people.access_need WHERE person_id = ?")
                        .param(person.value())
                        .query(String.class)
                        .single());
    }
}
