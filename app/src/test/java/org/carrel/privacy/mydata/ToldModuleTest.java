package org.carrel.privacy.mydata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Disclosure;
import org.carrel.privacy.DisclosureGate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/// A person sees who was told about them.
@CarrelTest
@Import(SettableClock.class)
class ToldModuleTest {

    @Autowired
    private People people;

    @Autowired
    private DisclosureGate gate;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    private String myData(TestAccount account) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
        return visitor.get("/my-data").body();
    }

    @Test
    void whoWasToldToSecureAnAccountStandsThereAfterTwoWeeksForItsOwnerAlone() {
        TestAccount ada = TestAccounts.reader(people, UserGroup.STUDENT);
        TestAccount bob = TestAccounts.reader(people, UserGroup.STUDENT);
        gate.tell(
                new Disclosure(
                        "ict_service_desk",
                        "CompromiseConfirmed",
                        Set.of("securing"),
                        ada.id().value().toString(),
                        "told-" + ada.username()),
                () -> "sent");

        assertThat(myData(ada))
                .contains("Who outside the library was told", "Nobody.")
                .doesNotContain("service desk and sign-in");

        clock.advance(Duration.ofDays(15));
        assertThat(myData(ada)).contains("service desk and sign-in", "a reviewer has found that an account was stolen");
        assertThat(myData(bob)).contains("Nobody.").doesNotContain("service desk and sign-in");
    }
}
