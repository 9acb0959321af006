package org.carrel.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CarrelTest
class SignInTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private Visitor visitor;

    @BeforeEach
    void visit() {
        visitor = new Visitor(port);
    }

    @Test
    void theRightPasswordOpensTheAccount() {
        TestAccount account = TestAccounts.reader(people, UserGroup.STUDENT);
        var answer = visitor.signIn(account.username(), TestAccounts.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/");
        assertThat(visitor.get("/account").body()).contains("Rowan Ashdown", "Student");
    }

    @Test
    void capitalsAndSpacesAroundTheUserNameDoNotMatter() {
        TestAccount account = TestAccounts.reader(people, UserGroup.STUDENT);
        visitor.signIn("  " + account.username().toUpperCase(java.util.Locale.ROOT) + " ", TestAccounts.PASSWORD);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
        TestAccount account = TestAccounts.staff(people, StaffRole.DESK);
        var wrong = visitor.signIn(account.username(), "something else entirely");
        var unknown = new Visitor(port).signIn(TestAccounts.newUsername(), "something else entirely");
        assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(303);
        assertThat(wrong.headers().firstValue("Location"))
                .isEqualTo(unknown.headers().firstValue("Location"))
                .hasValue("/sign-in?refused");
        assertThat(visitor.get("/sign-in?refused").body()).contains("do not match");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void aClosedAccountIsAnsweredLikeAWrongPassword() {
        TestAccount account = TestAccounts.staff(people, StaffRole.DESK);
        people.closeAccount(account.id());
        var answer = visitor.signIn(account.username(), TestAccounts.PASSWORD);
        assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in?refused");
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordHasToWait() {
        TestAccount account = TestAccounts.staff(people, StaffRole.DESK);
        for (int i = 0; i < 6; i++) {
            assertThat(visitor.signIn(account.username(), "wrong " + i).statusCode())
                    .isEqualTo(303);
        }
        var answer = visitor.signIn(account.username(), TestAccounts.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").getAsLong()).isBetween(1L, 31L);
        assertThat(answer.body()).contains("Too many attempts to sign in", "please wait a minute");
    }

    @Test
    void anUnknownNameIsMadeToWaitInTheSameWay() {
        String nobody = TestAccounts.newUsername();
        for (int i = 0; i < 6; i++) {
            visitor.signIn(nobody, "wrong " + i);
        }
        assertThat(visitor.signIn(nobody, "wrong").statusCode()).isEqualTo(429);
    }

    @Test
    void aVisitorComesBackToThePageAskedFor() {
        TestAccount account = TestAccounts.staff(people, StaffRole.DESK);
        var asked = visitor.get("/account?from=shelf");
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(asked.headers().firstValue("Location")).hasValue("/sign-in?then=%2Faccount%3Ffrom%3Dshelf");
        assertThat(visitor.get("/sign-in?then=%2Faccount%3Ffrom%3Dshelf").body())
                .contains("name=\"then\" value=\"/account?from=shelf\"");
        var answer = visitor.post(
                "/sign-in",
                Map.of(
                        "username",
                        account.username(),
                        "password",
                        TestAccounts.PASSWORD,
                        "then",
                        "/account?from=shelf"));
        assertThat(answer.headers().firstValue("Location")).hasValue("/account?from=shelf");
    }

    @Test
    void signingInNeverLeadsToAnotherSite() {
        TestAccount account = TestAccounts.staff(people, StaffRole.DESK);
        var answer = visitor.post(
                "/sign-in",
                Map.of(
                        "username",
                        account.username(),
                        "password",
                        TestAccounts.PASSWORD,
                        "then",
                        "//example.org/trap"));
        assertThat(answer.headers().firstValue("Location")).hasValue("/");
    }

    @Test
    void anHtmxRequestOfASignedOutVisitorLeadsToTheSignInPage() {
        var answer = visitor.get("/account", "HX-Request", "true", "HX-Current-URL", "http://127.0.0.1/account");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/sign-in?then=%2Faccount");
    }
}
