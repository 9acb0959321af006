package org.carrel.people.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@CarrelTest
@Import(SettableClock.class)
class SessionTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    private Visitor visitor;
    private TestAccount account;

    @BeforeEach
    void signIn() {
        visitor = new Visitor(port);
        account = TestAccounts.staff(people, StaffRole.DESK);
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
    }

    @Test
    void aVisitorWhoOnlyReadsGetsNoSession() {
        Visitor reader = new Visitor(port);
        reader.get("/");
        reader.get("/sign-in");
        assertThat(reader.cookie("session")).isEmpty();
    }

    @Test
    void theSessionHoldsTheAccountsNumberAndNoName() {
        String stored = purposes.in(
                new Purpose("sign_in"),
                () -> jdbc.sql("""
                                SELECT string_agg(encode(a.attribute_bytes, 'escape'), ' ') FROM people.session s
                                JOIN people.session_attributes a ON a.session_primary_id = s.primary_id
                                WHERE s.principal_name = :account
                                """)
                        .param("account", account.id().value().toString())
                        .query(String.class)
                        .single());
        assertThat(stored)
                .contains(account.id().value().toString())
                .doesNotContain(account.username(), "Thackeray", "DESK");
    }

    @Test
    void signingInChangesTheSessionAndTheToken() {
        visitor.get("/account");
        String sessionBefore = visitor.cookie("session").orElseThrow();
        String tokenBefore = visitor.cookie("csrf").orElseThrow();
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
        visitor.get("/account");
        assertThat(visitor.cookie("session")).isPresent().isNotEqualTo(java.util.Optional.of(sessionBefore));
        assertThat(visitor.cookie("csrf")).isNotEqualTo(java.util.Optional.of(tokenBefore));
    }

    @Test
    void aSignedOutSessionIsOverForWhoeverKeptItsCookie() {
        Visitor thief = visitor.copy();
        assertThat(thief.get("/account").statusCode()).isEqualTo(200);
        var answer = visitor.post("/sign-out", Map.of());
        assertThat(answer.headers().firstValue("Location")).hasValue("/?signed-out");
        assertThat(thief.get("/account").statusCode()).isEqualTo(303);
        assertThat(sessionsOf(account)).isZero();
    }

    @Test
    void signingOutNeedsAPost() {
        visitor.get("/sign-out");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutEverywhereEndsTheSessionsOnOtherDevices() {
        Visitor otherDevice = new Visitor(port);
        otherDevice.signIn(account.username(), TestAccounts.PASSWORD);
        assertThat(sessionsOf(account)).isEqualTo(2);
        visitor.post("/account/sessions/end", Map.of());
        assertThat(otherDevice.get("/account").statusCode()).isEqualTo(303);
        assertThat(sessionsOf(account)).isZero();
    }

    @Test
    void closingAnAccountEndsItsSessionsAtOnce() {
        people.closeAccount(account.id());
        assertThat(visitor.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void aRoleTakenAwayCountsFromTheNextRequest() {
        assertThat(visitor.get("/account").body()).contains("Desk staff");
        purposes.run(
                new Purpose("administer_accounts"),
                () -> jdbc.sql("DELETE FROM people.staff_role WHERE account_id = :id")
                        .param("id", account.id().value())
                        .update());
        assertThat(visitor.get("/account").body()).doesNotContain("Desk staff");
    }

    @Test
    void aSessionEndsTwelveHoursAfterSigningInHoweverBusyItIs() {
        clock.advance(Duration.ofHours(11));
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(61));
        assertThat(visitor.get("/account").statusCode()).isEqualTo(303);
        assertThat(sessionsOf(account)).isZero();
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        var answer = new Visitor(port).signIn(account.username(), TestAccounts.PASSWORD);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("session="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
    }

    private long sessionsOf(TestAccount account) {
        return purposes.in(
                new Purpose("sign_in"),
                () -> jdbc.sql("SELECT count(primary_id) FROM people.session WHERE principal_name = :account")
                        .param("account", account.id().value().toString())
                        .query(Long.class)
                        .single());
    }
}
