package org.carrel.people.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.SignInLock;
import org.carrel.people.SignInLock.Locked;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A stolen account is kept out of this site until its owner has another password.
@CarrelTest
class SignInLockTest {

    private static final Pattern LINK = Pattern.compile("/password\\?code=([\\w-]+)");
    private static final String OTHER = "pebble harbour violet";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private SignInLock lock;

    private TestAccount reader;
    private Visitor thief;

    @BeforeEach
    void aThiefIsSignedIn() {
        reader = TestAccounts.reader(people, UserGroup.STUDENT);
        thief = new Visitor(port);
        thief.signIn(reader.username(), TestAccounts.PASSWORD);
        assertThat(thief.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void theSessionEndsAndThePasswordIsRefusedWithAReason() {
        assertThat(lock.lock(reader.username())).isEqualTo(Locked.PASSWORD_AND_SESSIONS);
        assertThat(lock.lock(reader.username())).as("twice is once").isEqualTo(Locked.PASSWORD_AND_SESSIONS);

        assertThat(thief.get("/account").statusCode()).isEqualTo(303);
        assertThat(signIn(TestAccounts.PASSWORD)).isEqualTo("/sign-in?renew");
        assertThat(thief.get("/sign-in?renew").body()).contains("no longer accepted");
        assertThat(signIn("a wrong password altogether"))
                .as("who does not know the password learns nothing")
                .isEqualTo("/sign-in?refused");
    }

    @Test
    void aThiefWhoRestrictsTheUseOfTheDataIsLockedOutAllTheSame() {
        assertThat(thief.post("/my-data/rights/restrict", Map.of("concerns", "*", "body", "It is not right"))
                        .statusCode())
                .isEqualTo(303);

        assertThat(lock.lock(reader.username())).isEqualTo(Locked.PASSWORD_AND_SESSIONS);

        assertThat(thief.get("/account").statusCode()).isEqualTo(303);
        assertThat(signIn(TestAccounts.PASSWORD)).isEqualTo("/sign-in?renew");
        lock.unlock(reader.username());
        assertThat(signIn(TestAccounts.PASSWORD)).isEqualTo("/");
    }

    @Test
    void theOwnerChoosesAnotherPasswordByALinkAndNotTheOldOne() {
        lock.lock(reader.username());
        Visitor librarian = librarian();
        String code = code(librarian
                .post("/staff/links", Map.of("username", reader.username()))
                .body());
        lock.lock(reader.username());

        Visitor owner = new Visitor(port);
        assertThat(choose(owner, code, TestAccounts.PASSWORD).body()).contains("somebody else may know");
        assertThat(choose(owner, code, OTHER).statusCode()).isEqualTo(303);

        assertThat(signIn(TestAccounts.PASSWORD)).isEqualTo("/sign-in?refused");
        assertThat(signIn(OTHER)).isEqualTo("/");
        lock.unlock(reader.username());
        assertThat(signIn(TestAccounts.PASSWORD)).as("the new one stays").isEqualTo("/sign-in?refused");
    }

    @Test
    void unlockingLetsTheOldPasswordInAgain() {
        lock.lock(reader.username());
        lock.unlock(reader.username());
        lock.unlock(reader.username());

        assertThat(signIn(TestAccounts.PASSWORD)).isEqualTo("/");
    }

    @Test
    void aLinkFromBeforeTheTheftWasConfirmedIsWorthNothing() {
        TestAccount desk = TestAccounts.staff(people, StaffRole.DESK);
        String code = code(librarian()
                .post("/staff/" + desk.id().value() + "/link", Map.of())
                .body());
        assertThat(choose(new Visitor(port), code, OTHER).statusCode()).isEqualTo(303);
        Visitor librarian = librarian();
        lock.lock(desk.username());
        assertThat(librarian
                        .post("/staff/links", Map.of("username", desk.username()))
                        .statusCode())
                .as("staff have a page of their own")
                .isEqualTo(422);
        lock.unlock(desk.username());
        lock.lock(reader.username());
        String first = code(librarian
                .post("/staff/links", Map.of("username", reader.username()))
                .body());
        lock.unlock(reader.username());
        lock.lock(reader.username());

        assertThat(choose(new Visitor(port), first, OTHER).statusCode()).isEqualTo(410);
    }

    @Test
    void nobodyAndWhoSignsInElsewhereAreNamedAsSuch() {
        assertThat(lock.lock("nobody-of-this-name")).isEqualTo(Locked.NOTHING);
        assertThat(lock.lock("not a name at all!")).isEqualTo(Locked.NOTHING);
        String elsewhere = TestAccounts.newUsername();
        people.createAccount(NewAccount.withoutPerson("Imogen Thackeray", elsewhere, null, java.util.Set.of()));
        assertThat(lock.lock(elsewhere)).isEqualTo(Locked.SESSIONS);
    }

    @Test
    void whoseAccountIsNotLockedGetsNoLink() {
        var answer = librarian().post("/staff/links", Map.of("username", reader.username()));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Nobody of this user name", "value=\"" + reader.username() + "\"");
        assertThat(thief.post("/staff/links", Map.of("username", reader.username()))
                        .statusCode())
                .isEqualTo(403);
    }

    private Visitor librarian() {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN).username(), TestAccounts.PASSWORD);
        return visitor;
    }

    private String signIn(String password) {
        return new Visitor(port)
                .signIn(reader.username(), password)
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    private static java.net.http.HttpResponse<String> choose(Visitor visitor, String code, String password) {
        return visitor.post("/password", Map.of("code", code, "password", password, "repeated", password));
    }

    private static String code(String page) {
        var found = LINK.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }
}
