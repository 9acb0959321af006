package org.carrel.people.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Somebody sees where they are signed in, and ends it elsewhere.
@CarrelTest
class OwnSessionsModuleTest {

    private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    @Test
    void othersEndAndThisOneStays() {
        TestAccount account = TestAccounts.reader(people, UserGroup.STUDENT);
        Visitor here = new Visitor(port);
        here.signIn(account.username(), TestAccounts.PASSWORD);
        Visitor phone = new Visitor(port);
        phone.post(
                "/sign-in",
                Map.of("username", account.username(), "password", TestAccounts.PASSWORD),
                "User-Agent",
                PHONE);
        assertThat(here.get("/account").body())
                .contains("Safari on an iPhone or iPad", "A browser on a device", "this one", "End all others")
                .doesNotContain("Mobile/15E148");
        here.post("/account/sessions/others/end", Map.of());
        assertThat(here.get("/account").body())
                .contains("A browser on a device")
                .doesNotContain("iPhone", "End all others");
        assertThat(phone.get("/account").statusCode()).isNotEqualTo(200);
    }
}
