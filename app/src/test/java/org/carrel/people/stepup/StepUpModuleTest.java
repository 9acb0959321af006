package org.carrel.people.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Base32;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.AccountCreation;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.DueLetters;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
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

/// As `serve` has it: staff who have no second proof set one up when they first sign in.
@CarrelTest
@Import(SettableClock.class)
@TestPropertySource(
        properties = {
            "carrel.signin.step-up.required=true",
            "carrel.signin.step-up.every=1h",
            "carrel.privacy.letters-every=PT0S"
        })
@DirtiesContext
class StepUpModuleTest {

    private static final Pattern KEY = Pattern.compile("id=\"secret\">([A-Z2-7 ]+)<");
    private static final Pattern CODE = Pattern.compile("<code>([a-z2-7-]{19})</code>");
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

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

    @Autowired
    private List<DueLetters> letters;

    private TestAccount librarian;
    private Visitor visitor;

    private record App(byte[] secret, List<String> recovery) {}

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add("carrel.sentinel.securing.mail.host", () -> "127.0.0.1");
        properties.add(
                "carrel.sentinel.securing.mail.port", () -> MAIL.getSmtp().getPort());
        properties.add("carrel.sentinel.securing.mail.from", () -> "carrel@example.org");
        properties.add("carrel.sentinel.securing.mail.encryption", () -> "none");
    }

    @BeforeEach
    void signIn() {
        librarian = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        visitor = new Visitor(port);
    }

    @Test
    void aRoleCountsOnlyOnceASecondProofWasShown() {
        var answer = visitor.signIn(librarian.username(), TestAccounts.PASSWORD);
        assertThat(location(answer)).isEqualTo("/step-up");
        assertThat(location(visitor.get("/staff"))).isEqualTo("/step-up?then=%2Fstaff");
        assertThat(location(visitor.post("/staff/new", Map.of("name", "A", "username", "b"))))
                .as("what was posted is not come back to")
                .isEqualTo("/step-up");
        assertThat(visitor.get("/alerts").statusCode())
                .as("a role that they do not have")
                .isEqualTo(403);
        assertThat(visitor.get("/").body()).contains("Show it now").doesNotContain("href=\"/staff\"");
        assertThat(visitor.get("/account").body()).contains("Systems librarian");
        assertThat(location(visitor.get("/step-up?then=/staff"))).isEqualTo("/account/second-factor?then=%2Fstaff");

        App app = setUp(visitor);
        assertThat(app.recovery()).hasSize(8);
        assertThat(visitor.get("/staff").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/").body()).contains("href=\"/staff\"").doesNotContain("Show it now");
    }

    @Test
    void anHtmxRequestLeadsTheWholePageThere() {
        visitor.signIn(librarian.username(), TestAccounts.PASSWORD);
        var answer = visitor.get("/staff", "HX-Request", "true", "HX-Current-URL", "http://127.0.0.1/staff");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/step-up?then=%2Fstaff");
    }

    @Test
    void theNextSignInAsksForACodeWhichWorksOnce() {
        visitor.signIn(librarian.username(), TestAccounts.PASSWORD);
        App app = setUp(visitor);
        clock.advance(Duration.ofSeconds(30));
        String code = code(app);

        Visitor again = signedIn(librarian);
        assertThat(again.get("/step-up?then=/staff").body()).contains("Code from your app", "value=\"/staff\"");
        var wrong = again.post("/step-up", Map.of("code", "000000", "then", "/staff"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("This code does not fit", "value=\"/staff\"");
        String before = again.cookie("session").orElseThrow();
        var right = again.post("/step-up", Map.of("code", code, "then", "/staff"));
        assertThat(location(right)).isEqualTo("/staff");
        assertThat(again.cookie("session"))
                .as("another number")
                .isPresent()
                .isNotEqualTo(java.util.Optional.of(before));
        assertThat(again.get("/staff").statusCode()).isEqualTo(200);

        Visitor overTheShoulder = signedIn(librarian);
        assertThat(overTheShoulder.post("/step-up", Map.of("code", code)).statusCode())
                .isEqualTo(422);
        assertThat(overTheShoulder.get("/staff").statusCode()).isEqualTo(303);
    }

    @Test
    void itIsAskedForAgainAfterAWhile() {
        visitor.signIn(librarian.username(), TestAccounts.PASSWORD);
        App app = setUp(visitor);
        clock.advance(Duration.ofMinutes(59));
        assertThat(visitor.get("/staff").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));
        assertThat(location(visitor.get("/staff"))).isEqualTo("/step-up?then=%2Fstaff");
        visitor.post("/step-up", Map.of("code", code(app)));
        assertThat(visitor.get("/staff").statusCode()).isEqualTo(200);
    }

    @Test
    void aRecoveryCodeOpensOnce() {
        visitor.signIn(librarian.username(), TestAccounts.PASSWORD);
        String recovery = setUp(visitor).recovery().getFirst();
        Visitor withoutPhone = signedIn(librarian);
        assertThat(location(withoutPhone.post("/step-up", Map.of("code", recovery.replace("-", " ")))))
                .isEqualTo("/");
        assertThat(withoutPhone.get("/account/second-factor").body()).contains("are left: 7");
        assertThat(signedIn(librarian)
                        .post("/step-up", Map.of("code", recovery))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void whoeverOnlyKnowsThePasswordCanNeitherAddNorRemoveASecondProof() {
        visitor.signIn(librarian.username(), TestAccounts.PASSWORD);
        App app = setUp(visitor);
        Visitor thief = signedIn(librarian);
        for (String address : List.of("", "/app", "/app/confirm", "/app/remove", "/passkeys", "/codes")) {
            var answer = address.isEmpty()
                    ? thief.get("/account/second-factor")
                    : thief.post("/account/second-factor" + address, Map.of());
            assertThat(location(answer)).as(address).isEqualTo("/step-up?then=%2Faccount%2Fsecond-factor");
        }
        clock.advance(Duration.ofSeconds(30));
        Visitor owner = signedIn(librarian);
        assertThat(location(owner.post("/step-up", Map.of("code", code(app))))).isEqualTo("/");
    }

    @Test
    void guessingIsSlowedDown() {
        visitor.signIn(librarian.username(), TestAccounts.PASSWORD);
        App app = setUp(visitor);
        clock.advance(Duration.ofSeconds(30));
        Visitor guesser = signedIn(librarian);
        for (int i = 0; i < 6; i++) {
            assertThat(guesser.post("/step-up", Map.of("code", "12345" + i)).statusCode())
                    .isEqualTo(422);
        }
        var answer = guesser.post("/step-up", Map.of("code", code(app)));
        assertThat(answer.statusCode()).as("even the right one").isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("Too many attempts");
        clock.advance(Duration.ofSeconds(31));
        assertThat(location(guesser.post("/step-up", Map.of("code", code(app)))))
                .isEqualTo("/");
    }

    @Test
    void whatOneShowedDoesNotCountForTheNextInTheSameBrowser() {
        visitor.signIn(librarian.username(), TestAccounts.PASSWORD);
        setUp(visitor);
        TestAccount other = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        visitor.signIn(other.username(), TestAccounts.PASSWORD);
        assertThat(location(visitor.get("/staff"))).isEqualTo("/step-up?then=%2Fstaff");
    }

    @Test
    void readersAreNeverAsked() {
        TestAccount reader = TestAccounts.reader(people, UserGroup.STUDENT);
        assertThat(location(visitor.signIn(reader.username(), TestAccounts.PASSWORD)))
                .isEqualTo("/");
        assertThat(visitor.get("/account/second-factor").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/account").body()).doesNotContain("/account/second-factor");
        assertThat(location(visitor.get("/step-up"))).isEqualTo("/");
    }

    @Test
    void theKeyOfTheAppIsNotReadableInTheDatabase() {
        visitor.signIn(librarian.username(), TestAccounts.PASSWORD);
        App app = setUp(visitor);
        byte[] stored = purposes.in(
                new Purpose("sign_in"),
                () -> jdbc.sql("SELECT secret FROM people.authenticator_app WHERE account_id = ?")
                        .param(librarian.id().value())
                        .query((row, number) -> row.getBytes("secret"))
                        .single());
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(app.secret(), java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Test
    void aSystemsLibrarianTakesALostOneAwayWithAReasonWhichItsHolderReads() throws Exception {
        PersonId person = people.enter("Ada Marlowe", Set.of(UserGroup.STAFF), "ada@example.org");
        String username = TestAccounts.newUsername();
        AccountCreation made =
                people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of(StaffRole.DESK)));
        TestAccount ada = new TestAccount(((AccountCreation.Created) made).id(), username);
        Visitor holder = signedIn(ada);
        setUp(holder);
        visitor.signIn(librarian.username(), TestAccounts.PASSWORD);
        setUp(visitor);
        String address = "/staff/" + ada.id().value() + "/second-factor";
        assertThat(visitor.get("/staff/" + ada.id().value()).body()).contains(address);
        assertThat(visitor.get(address).body()).contains("Ada Marlowe");

        var without = visitor.post(address, Map.of("reason", "lost"));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("at least ten characters", ">lost</textarea>");
        assertThat(holder.get("/account").statusCode()).isEqualTo(200);

        var done = visitor.post(address, Map.of("reason", "Her phone fell into the canal; I know her face."));
        assertThat(done.body()).contains("They are written to.");
        assertThat(holder.get("/account").statusCode())
                .as("her session is over")
                .isEqualTo(303);
        Visitor back = signedIn(ada);
        assertThat(location(back.get("/step-up"))).startsWith("/account/second-factor");
        assertThat(back.get("/account/second-factor").body()).contains("fell into the canal");

        letters.forEach(DueLetters::sendWhatIsDue);
        letters.forEach(DueLetters::sendWhatIsDue);
        List<String> told = new ArrayList<>();
        for (MimeMessage letter : MAIL.getReceivedMessages()) {
            if (letter.getSubject().contains("second proof")) {
                told.add(letter.getContent().toString());
            }
        }
        assertThat(told).singleElement().asString().contains("was taken away on");
    }

    @Test
    void nobodyTakesTheirOwnAwayBesidesShowingIt() {
        visitor.signIn(librarian.username(), TestAccounts.PASSWORD);
        setUp(visitor);
        String address = "/staff/" + librarian.id().value() + "/second-factor";
        var answer = visitor.post(address, Map.of("reason", "I want another one, please."));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("This is your own");
    }

    @Test
    void whoTakesTheLastOneAwayIsAskedToSetUpAnother() {
        visitor.signIn(librarian.username(), TestAccounts.PASSWORD);
        setUp(visitor);
        visitor.post("/account/second-factor/app/remove", Map.of());
        Visitor again = signedIn(librarian);
        assertThat(location(again.get("/step-up"))).startsWith("/account/second-factor");
        assertThat(location(again.get("/staff"))).isEqualTo("/step-up?then=%2Fstaff");
    }

    private Visitor signedIn(TestAccount account) {
        Visitor somebody = new Visitor(port);
        somebody.signIn(account.username(), TestAccounts.PASSWORD);
        return somebody;
    }

    private App setUp(Visitor somebody) {
        String page = somebody.post("/account/second-factor/app", Map.of()).body();
        Matcher key = KEY.matcher(page);
        assertThat(key.find()).as("the key on the page").isTrue();
        byte[] secret = Base32.decode(key.group(1).replace(" ", ""));
        var wrong = somebody.post("/account/second-factor/app/confirm", Map.of("code", "000000"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).as("the same key again").contains(key.group(1));
        var codes = somebody.post(
                "/account/second-factor/app/confirm",
                Map.of("code", new Totp(Totp.DIGITS).code(secret, clock.instant())));
        assertThat(codes.statusCode()).isEqualTo(200);
        return new App(
                secret,
                CODE.matcher(codes.body())
                        .results()
                        .map(found -> found.group(1))
                        .toList());
    }

    private String code(App app) {
        return new Totp(Totp.DIGITS).code(app.secret(), clock.instant());
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
