package org.carrel.people.university;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.AccountId;
import org.carrel.people.People;
import org.carrel.people.SignInLock;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Erased;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.web.LibraryProfile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// Against a provider in this process that says whatever a test wants it to say of whoever comes.
@CarrelTest
@Import(SettableClock.class)
@TestPropertySource(
        properties = {
            "carrel.signin.oidc.client-id=carrel",
            "carrel.signin.oidc.client-secret=of-the-library",
            "carrel.signin.oidc.join=true",
            "carrel.signin.oidc.groups[0].claim=eduPersonScopedAffiliation",
            "carrel.signin.oidc.groups[0].pattern=student@.*",
            "carrel.signin.oidc.groups[0].group=student",
            "carrel.signin.oidc.groups[1].claim=realm_access.roles",
            "carrel.signin.oidc.groups[1].value=library-alumni",
            "carrel.signin.oidc.groups[1].group=alumnus",
            "carrel.signin.oidc.step-up.acr=https://refeds.org/profile/mfa",
            "carrel.signin.step-up.required=true"
        })
@DirtiesContext
class UniversitySignInModuleTest {

    private static final String ISSUER = "university";
    private static final MockOAuth2Server SERVICE = new MockOAuth2Server();

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private SignInLock lock;

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private SettableClock settable;

    @Autowired
    private ExternalRepository external;

    @Autowired
    private ClaimedGroupRepository claimed;

    @Autowired
    private LibraryProfile library;

    private Visitor visitor;

    @DynamicPropertySource
    static void service(DynamicPropertyRegistry properties) throws IOException {
        SERVICE.start(java.net.InetAddress.getLoopbackAddress(), 0);
        properties.add("carrel.signin.oidc.issuer", () -> issuer());
    }

    @AfterAll
    static void stop() {
        SERVICE.shutdown();
    }

    @BeforeEach
    void visit() {
        visitor = new Visitor(port);
    }

    @Test
    void aKnownAccountIsSignedInAndComesBackToThePageAskedFor() {
        TestAccount account = TestAccounts.reader(people, UserGroup.STUDENT);
        assertThat(visitor.get("/sign-in?then=/account?from%3Dshelf").body())
                .contains("Sign in with your university account", "/sign-in/university?then=%2Faccount%3Ffrom%3Dshelf");
        URI asked = leave("?then=/account?from%3Dshelf");
        assertThat(asked.getQuery())
                .contains("response_type=code", "code_challenge=", "code_challenge_method=S256", "state=", "nonce=");
        String before = visitor.cookie("session").orElseThrow();
        assertThat(arrive(asked, account.username(), UUID.randomUUID().toString(), Map.of()))
                .isEqualTo("/account?from=shelf");
        assertThat(visitor.cookie("session")).isPresent().isNotEqualTo(java.util.Optional.of(before));
        assertThat(visitor.get("/account").body()).contains("Rowan Ashdown");
        assertThat(stored(account.id()))
                .as("neither name nor access token")
                .doesNotContain("Ashdown", "accessToken", "DESK")
                .contains("signIn.idToken");
    }

    @Test
    void aSecondVisitIsFoundByItsNumberAlsoUnderAnotherName() {
        TestAccount account = TestAccounts.reader(people, UserGroup.STUDENT);
        String subject = UUID.randomUUID().toString();
        signIn(account.username(), subject, Map.of());
        assertThat(signIn(TestAccounts.newUsername(), subject, Map.of())).isEqualTo("/");
        assertThat(visitor.get("/account").body()).contains("Rowan Ashdown");
    }

    @Test
    void somebodyElseWithTheSameUserNameIsRefused() {
        TestAccount account = TestAccounts.reader(people, UserGroup.STUDENT);
        signIn(account.username(), UUID.randomUUID().toString(), Map.of());
        visitor = new Visitor(port);
        assertThat(refused(account.username(), Map.of())).contains("belongs to somebody else");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void whoeverTheUniversityCallsAStudentJoinsAsOneForAWhile() {
        String username = TestAccounts.newUsername();
        Map<String, Object> claims = Map.of(
                "name",
                "Tobias O’Rourke",
                "email",
                "t@example.org",
                "eduPersonScopedAffiliation",
                List.of("member@x", "student@x"));
        String subject = UUID.randomUUID().toString();
        assertThat(signIn(username, subject, claims)).isEqualTo("/");
        assertThat(visitor.get("/account").body()).contains("Tobias O’Rourke", "Student");
        LocalDate today = LocalDate.ofInstant(clock.instant(), library.zone());
        assertThat(untilOf(username)).containsExactly(today.plusDays(90));

        settable.advanceDays(10);
        visitor = new Visitor(port);
        signIn(username, subject, claims);
        assertThat(untilOf(username)).as("one, and it lasts longer").containsExactly(today.plusDays(100));
        settable.advanceDays(-10);
    }

    @Test
    void aGroupThatTheUniversityNamesIsAddedAndNoneIsTakenAway() {
        TestAccount account = TestAccounts.reader(people, UserGroup.LOCAL_INSTITUTION, UserGroup.STUDENT);
        Map<String, Object> alumnus = Map.of("realm_access", Map.of("roles", List.of("Library-Alumni")));
        signIn(account.username(), UUID.randomUUID().toString(), alumnus);
        assertThat(visitor.get("/account").body()).contains("museum or college", "Student", "Alumna or alumnus");
        assertThat(untilOf(account.username())).as("what the desk gave goes on").contains((LocalDate) null);
    }

    @Test
    void whomTheUniversityNamesNoGroupForDoesNotJoin() {
        String username = TestAccounts.newUsername();
        assertThat(refused(username, Map.of("eduPersonScopedAffiliation", "affiliate@x")))
                .contains("does not say that you are a member");
        assertThat(untilOf(username)).isEmpty();
    }

    @Test
    void nobodyBecomesStaffByAClaim() {
        String username = TestAccounts.newUsername();
        signIn(
                username,
                UUID.randomUUID().toString(),
                Map.of(
                        "eduPersonScopedAffiliation",
                        "student@x",
                        "roles",
                        List.of("systems_librarian"),
                        "groups",
                        "dpo"));
        assertThat(visitor.get("/account").body()).doesNotContain("You work for the library");
    }

    @Test
    void aClosedAccountAndOneThatIsBeingSecuredAreRefused() {
        TestAccount closed = TestAccounts.reader(people, UserGroup.STUDENT);
        people.closeAccount(closed.id());
        assertThat(refused(closed.username(), Map.of())).contains("is closed");
        TestAccount stolen = TestAccounts.reader(people, UserGroup.STUDENT);
        lock.lock(stolen.username());
        assertThat(refused(stolen.username(), Map.of())).contains("is being secured");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void whereNobodyMayJoinAnUnknownPersonIsTold() {
        Arrivals arrivals = arrivals(false, Set.of());
        assertThat(arrivals.settle(arrival("nobody.knows", Set.of(UserGroup.STUDENT))))
                .isEqualTo(new Arrivals.Outcome.Refused("unknown"));
    }

    @Test
    void whoWasErasedIsNotBroughtBack() {
        assertThat(arrivals(true, Set.of("erased.one")).settle(arrival("erased.one", Set.of(UserGroup.STUDENT))))
                .isEqualTo(new Arrivals.Outcome.Refused("erased"));
        assertThat(untilOf("erased.one")).isEmpty();
    }

    @Test
    void aNameThatNoAccountCanHaveIsRefused() {
        assertThat(arrivals(true, Set.of()).settle(arrival("", Set.of(UserGroup.STUDENT))))
                .isEqualTo(new Arrivals.Outcome.Refused("username"));
        assertThat(arrivals(true, Set.of()).settle(arrival("a b; c", Set.of(UserGroup.STUDENT))))
                .isEqualTo(new Arrivals.Outcome.Refused("username"));
    }

    @Test
    void anAnswerThatNobodyAskedForSignsNobodyIn() {
        assertThat(location(visitor.get("/sign-in/university/return?code=abc&state=def")))
                .isEqualTo("/sign-in?university=expired");
        URI asked = leave("");
        String back = backFrom(asked);
        assertThat(location(visitor.get(back.replaceFirst("state=[^&]+", "state=another"))))
                .isEqualTo("/sign-in?university=expired");
        assertThat(location(new Visitor(port).get(back))).isEqualTo("/sign-in?university=expired");
        assertThat(location(visitor.get("/sign-in/arrived"))).isEqualTo("/sign-in");
        assertThat(visitor.get("/sign-in?university=expired").body()).contains("That took too long");
    }

    @Test
    void whoeverCancelsThereIsToldSo() {
        String state = leave("?then=/account").getQuery().replaceFirst(".*&state=([^&]+).*", "$1");
        assertThat(location(visitor.get("/sign-in/university/return?error=access_denied&state="
                        + java.net.URLEncoder.encode(state, java.nio.charset.StandardCharsets.UTF_8))))
                .isEqualTo("/sign-in?university=cancelled&then=%2Faccount");
    }

    @Test
    void aProofShownThereCountsHere() {
        TestAccount staff = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        String subject = UUID.randomUUID().toString();
        assertThat(signIn(staff.username(), subject, Map.of("acr", "https://refeds.org/profile/mfa")))
                .isEqualTo("/");
        assertThat(visitor.get("/staff").statusCode()).isEqualTo(200);
        visitor = new Visitor(port);
        assertThat(signIn(staff.username(), subject, Map.of("acr", "https://refeds.org/profile/sfa")))
                .isEqualTo("/step-up");
        assertThat(visitor.get("/staff").statusCode()).isEqualTo(303);
        assertThat(leave("?again&then=/staff").getQuery())
                .contains("max_age=0", "acr_values=https://refeds.org/profile/mfa");
    }

    @Test
    void signingOutHereSignsOutThere() {
        TestAccount account = TestAccounts.reader(people, UserGroup.STUDENT);
        signIn(account.username(), UUID.randomUUID().toString(), Map.of());
        var page = visitor.get("/account");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' " + issuer().replaceFirst("/" + ISSUER + "$", "") + ";");
        String there = location(visitor.post("/sign-out", Map.of()));
        assertThat(there)
                .startsWith(issuer() + "/endsession?id_token_hint=ey")
                .contains("client_id=carrel")
                .endsWith("post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%3A" + port + "%2F%3Fsigned-out");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(303);
        TestAccount local = TestAccounts.reader(people, UserGroup.STUDENT);
        visitor.signIn(local.username(), TestAccounts.PASSWORD);
        assertThat(location(visitor.post("/sign-out", Map.of()))).isEqualTo("/?signed-out");
    }

    @Test
    void signingOutThereEndsThatSessionHereAndNoOther() {
        TestAccount account = TestAccounts.reader(people, UserGroup.STUDENT);
        String subject = UUID.randomUUID().toString();
        signIn(account.username(), subject, Map.of("sid", "first-" + subject));
        Visitor first = visitor;
        visitor = new Visitor(port);
        signIn(account.username(), subject, Map.of("sid", "second-" + subject));
        Visitor byPassword = new Visitor(port);
        byPassword.signIn(account.username(), TestAccounts.PASSWORD);

        assertThat(tell(Map.of("sid", "first-" + subject)).statusCode()).isEqualTo(200);
        assertThat(first.get("/account").statusCode()).isEqualTo(303);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);

        assertThat(tell(Map.of("sub", subject)).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(303);
        assertThat(byPassword.get("/account").statusCode())
                .as("not begun there")
                .isEqualTo(200);
    }

    @Test
    void aTokenThatIsNotForUsOrNoLogoutTokenEndsNothing() {
        TestAccount account = TestAccounts.reader(people, UserGroup.STUDENT);
        String subject = UUID.randomUUID().toString();
        signIn(account.username(), subject, Map.of());
        assertThat(tell(Map.of("sub", subject, "aud", "somebody-else")).statusCode())
                .isEqualTo(400);
        assertThat(tell(Map.of("sub", subject, "events", Map.of())).statusCode())
                .isEqualTo(400);
        assertThat(new Visitor(port)
                        .postAsIs("/logout/connect/back-channel/university", Map.of("logout_token", "no.token.atall"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aServiceThatIsAwayIsSaidSo() {
        ServiceRegistration away = new ServiceRegistration(settings(true, "http://127.0.0.1:1/none"));
        assertThatThrownBy(away::registration).isInstanceOf(ServiceRegistration.Away.class);
        assertThat(away.endSession()).isEmpty();
        assertThat(away.origin()).isEqualTo("http://127.0.0.1:1");
    }

    private static String issuer() {
        return SERVICE.issuerUrl(ISSUER).toString();
    }

    private URI leave(String query) {
        var answer = visitor.get("/sign-in/university" + query);
        assertThat(answer.statusCode()).isEqualTo(302);
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    /// Where signing in leads.
    private String signIn(String username, String subject, Map<String, Object> claims) {
        return arrive(leave(""), username, subject, claims);
    }

    private String refused(String username, Map<String, Object> claims) {
        assertThat(back(leave(""), username, UUID.randomUUID().toString(), claims))
                .isEqualTo("/sign-in/arrived");
        var answer = visitor.get("/sign-in/arrived");
        assertThat(answer.statusCode()).isEqualTo(403);
        return answer.body();
    }

    private String arrive(URI asked, String username, String subject, Map<String, Object> claims) {
        assertThat(back(asked, username, subject, claims)).isEqualTo("/sign-in/arrived");
        return location(visitor.get("/sign-in/arrived"));
    }

    private String back(URI asked, String username, String subject, Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("preferred_username", username);
        SERVICE.enqueueCallback(new DefaultOAuth2TokenCallback(ISSUER, subject, "JWT", List.of("carrel"), all, 3600));
        return location(visitor.get(backFrom(asked)));
    }

    /// The service's answer, as a path here.
    private String backFrom(URI asked) {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<String> there =
                    browser.send(HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.ofString());
            String whole = there.headers().firstValue("Location").orElseThrow();
            assertThat(whole).startsWith("http://127.0.0.1:" + port + "/sign-in/university/return?");
            return whole.substring(("http://127.0.0.1:" + port).length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> tell(Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "aud", "carrel", "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
        all.putAll(claims);
        String token = SERVICE.anyToken(SERVICE.issuerUrl(ISSUER), all).serialize();
        return new Visitor(port).postAsIs("/logout/connect/back-channel/university", Map.of("logout_token", token));
    }

    private Arrivals arrivals(boolean join, Set<String> erased) {
        return new Arrivals(
                external, claimed, people, purposes, erased(erased), settings(join, issuer()), library, clock);
    }

    private static Erased erased(Set<String> names) {
        return new Erased() {
            @Override
            public boolean isErased(String... identifiers) {
                return Set.of(identifiers).stream().anyMatch(names::contains);
            }

            @Override
            public boolean refuses(String source, String... identifiers) {
                return isErased(identifiers);
            }
        };
    }

    private static OidcSettings settings(boolean join, String issuer) {
        return new OidcSettings(
                issuer,
                "carrel",
                "",
                Set.of("openid"),
                new OidcSettings.Claims("preferred_username", "name", "email"),
                join,
                List.of(),
                Duration.ofDays(90),
                new OidcSettings.StepUp(Set.of(), Set.of()));
    }

    private static Arrival arrival(String username, Set<UserGroup> groups) {
        return new Arrival(
                issuer(), UUID.randomUUID().toString(), username, "Somebody", null, groups, null, "token", null, "/");
    }

    private String stored(AccountId account) {
        return purposes.in(
                new Purpose("sign_in"),
                () -> jdbc.sql("""
                        SELECT string_agg(a.attribute_name || encode(a.attribute_bytes, 'escape'), ' ')
                        FROM people.session s JOIN people.session_attributes a ON a.session_primary_id = s.primary_id
                        WHERE s.principal_name = ?
                        """)
                        .param(account.value().toString())
                        .query(String.class)
                        .single());
    }

    /// When each of the person's groups ends.
    private List<LocalDate> untilOf(String username) {
        return purposes.in(
                new Purpose("sign_in"),
                () -> jdbc.sql("""
                        SELECT f.until FROM people.affiliation f JOIN people.account a ON a.person_id = f.person_id
                        WHERE a.username = ?
                        """)
                        .param(username)
                        .query((row, number) -> row.getObject("until", LocalDate.class))
                        .list());
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
