package org.carrel.people.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CarrelTest
@Import(SettableClock.class)
@ExtendWith({OutputCaptureExtension.class, Windows.class})
class StaffTest {

    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/password\\?code=([\\w-]{32})");
    private static final String CHOSEN = "pewter lighthouse morning";

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

    private TestAccount librarian;
    private Visitor visitor;

    @BeforeEach
    void signIn() {
        // Only this test's own librarian looks after staff.
        purposes.run(
                new Purpose("administer_accounts"),
                () -> jdbc.sql("DELETE FROM people.staff_role WHERE role = 'systems_librarian'")
                        .update());
        librarian = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        visitor = signedIn(librarian.username());
    }

    @Test
    void aReviewerIsAddedAndChoosesTheirPasswordByALinkThatWorksOnce() {
        String username = TestAccounts.newUsername();
        var answer = add("Ada Marlowe", username, "ICT_REVIEWER");
        assertThat(answer.statusCode()).isEqualTo(200);
        String code = code(answer);
        assertThat(visitor.get("/staff").body()).contains("Ada Marlowe", username, "has no password yet");

        Visitor reviewer = new Visitor(port);
        assertThat(reviewer.get("/password?code=" + code).body()).contains(username);
        assertThat(choose(reviewer, code, "short").statusCode()).isEqualTo(422);
        assertThat(choose(reviewer, code, CHOSEN).statusCode()).isEqualTo(303);
        assertThat(choose(reviewer, code, CHOSEN).statusCode()).isEqualTo(410);
        assertThat(reviewer.get("/password?code=" + code).statusCode()).isEqualTo(410);
        reviewer.signIn(username, CHOSEN);
        assertThat(reviewer.get("/alerts").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/staff").body()).doesNotContain(code);
    }

    /// Most staff came with a feed before they had anything to do here.
    @Test
    void aLibraryUserGetsARoleWithTheAccountTheyHave() {
        TestAccount reader = TestAccounts.reader(people, UserGroup.STAFF);
        String name = purposes.in(
                new Purpose("administer_accounts"),
                () -> jdbc.sql(
                                "SELECT p.name FROM people.person p JOIN people.account a ON a.person_id = p.id WHERE a.id = ?")
                        .param(reader.id().value())
                        .query(String.class)
                        .single());
        HttpResponse<String> asked = add("Somebody Else", reader.username(), "LIBRARIAN");
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("is a library user’s", name, "It is the same person");
        assertThat(signedIn(reader.username()).get("/people").statusCode()).isEqualTo(403);

        Map<String, String> same =
                Map.of("name", "Somebody Else", "username", reader.username(), "roles", "LIBRARIAN", "known", name);
        assertThat(visitor.post("/staff/new", with(same, "known", "Another Name"))
                        .body())
                .as("shown again where it was another person who was meant")
                .contains("It is the same person");
        assertThat(visitor.post("/staff/new", same).statusCode()).isEqualTo(303);
        assertThat(visitor.get("/staff").body()).contains(name, reader.username());
        assertThat(visitor.post("/staff/new", same).statusCode()).isEqualTo(422);
        assertThat(add("Somebody Else", reader.username(), "DESK").body()).contains("Somebody else has this user name");
    }

    @Test
    void aLinkIsOverAfterADay() {
        String code = code(add("Ada Marlowe", TestAccounts.newUsername(), "DESK"));
        clock.advance(Duration.ofHours(25));
        assertThat(new Visitor(port).get("/password?code=" + code).statusCode()).isEqualTo(410);
        assertThat(choose(new Visitor(port), code, CHOSEN).statusCode()).isEqualTo(410);
    }

    @Test
    void aNewLinkEndsTheOlderOneThePasswordAndTheSessions() {
        TestAccount desk = TestAccounts.staff(people, StaffRole.DESK);
        Visitor elsewhere = signedIn(desk.username());
        String first = code(visitor.post("/staff/" + desk.id().value() + "/link", Map.of()));
        String second = code(visitor.post("/staff/" + desk.id().value() + "/link", Map.of()));
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(303);
        elsewhere.signIn(desk.username(), TestAccounts.PASSWORD);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(303);
        assertThat(choose(elsewhere, first, CHOSEN).statusCode()).isEqualTo(410);
        assertThat(choose(elsewhere, second, CHOSEN).statusCode()).isEqualTo(303);
    }

    @Test
    void onesOwnLinkEndsOnesSessionsOnlyWhenThePasswordIsChosen() {
        String code = code(visitor.post("/staff/" + librarian.id().value() + "/link", Map.of()));
        assertThat(visitor.get("/staff").statusCode()).isEqualTo(200);
        choose(new Visitor(port), code, CHOSEN);
        assertThat(visitor.get("/staff").statusCode()).isEqualTo(303);
        visitor.signIn(librarian.username(), CHOSEN);
        assertThat(visitor.get("/staff").statusCode()).isEqualTo(200);
    }

    @Test
    void rolesAreChangedAndCountFromTheNextRequest() {
        TestAccount desk = TestAccounts.staff(people, StaffRole.DESK);
        Visitor member = signedIn(desk.username());
        assertThat(roles(desk, "ICT_REVIEWER").statusCode()).isEqualTo(303);
        assertThat(member.get("/account").body())
                .contains("ICT security reviewer")
                .doesNotContain("Desk staff");
    }

    @Test
    void theLastSystemsLibrarianStays() {
        String other = TestAccounts.newUsername();
        add("Without a password yet", other, "SYSTEMS_LIBRARIAN");
        assertThat(roles(librarian, "DESK").statusCode()).isEqualTo(422);
        var close = visitor.post("/staff/" + librarian.id().value() + "/close", Map.of());
        assertThat(close.statusCode()).isEqualTo(422);
        assertThat(close.body()).contains("the last systems librarian");
        assertThat(visitor.get("/staff").statusCode()).isEqualTo(200);

        TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        assertThat(roles(librarian, "DESK").statusCode()).isEqualTo(303);
        assertThat(visitor.get("/staff").statusCode()).isEqualTo(403);
    }

    @Test
    void aClosedAccountIsGoneWithItsSessionsAndItsLink() {
        TestAccount desk = TestAccounts.staff(people, StaffRole.DESK);
        Visitor member = signedIn(desk.username());
        String code = code(visitor.post("/staff/" + desk.id().value() + "/link", Map.of()));
        assertThat(visitor.post("/staff/" + desk.id().value() + "/close", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(member.get("/account").statusCode()).isEqualTo(303);
        assertThat(choose(member, code, CHOSEN).statusCode()).isEqualTo(410);
        assertThat(visitor.get("/staff").body()).doesNotContain(desk.username());
        assertThat(visitor.get("/staff/" + desk.id().value()).statusCode()).isEqualTo(404);
    }

    @Test
    void aRoleThatSomebodyGivesThemselvesIsLoggedByNumberAndShown(CapturedOutput output) {
        var body = new HashMap<String, String>();
        body.put("roles", "SYSTEMS_LIBRARIAN,ICT_REVIEWER");
        visitor.post("/staff/" + librarian.id().value() + "/roles", body);
        String number = librarian.id().value().toString();
        assertThat(output.getAll())
                .contains("Account " + number + " gave itself the role ict_reviewer")
                .doesNotContain("Imogen Thackeray", librarian.username());
        assertThat(visitor.get("/staff").body()).contains("given by themselves");
    }

    @ParameterizedTest
    @ValueSource(strings = {"taken", "roles", "form", "name"})
    void whatCannotBeIsToldAndKeepsWhatWasTyped(String wrong) {
        String username = switch (wrong) {
            case "taken" -> librarian.username();
            case "form" -> "!";
            default -> TestAccounts.newUsername();
        };
        var answer = add(wrong.equals("name") ? " " : "Ada Marlowe", username, wrong.equals("roles") ? "" : "DESK");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("role=\"alert\"", "value=\"" + username + "\"");
    }

    @Test
    void whoOverseesTheReviewersIsNoneOfThem() {
        TestAccount officer = TestAccounts.staff(people, StaffRole.DPO);

        HttpResponse<String> both = roles(officer, "DPO,ICT_REVIEWER");

        assertThat(both.statusCode()).isEqualTo(422);
        assertThat(both.body()).contains("nobody can be both");
        assertThat(add("Ada Marlowe", "marlowe-both", "DPO,ICT_REVIEWER").statusCode())
                .isEqualTo(422);
        assertThat(roles(officer, "ICT_REVIEWER").statusCode()).isEqualTo(303);
    }

    @Test
    void readersAreNoStaff() {
        TestAccount reader = TestAccounts.reader(people, UserGroup.STUDENT);
        assertThat(visitor.get("/staff").body()).doesNotContain(reader.username());
        assertThat(visitor.post("/staff/" + reader.id().value() + "/link", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyElseMayLookAfterStaff() {
        Visitor reviewer = signedIn(TestAccounts.staff(people, StaffRole.ICT_REVIEWER, StaffRole.STATISTICIAN)
                .username());
        for (String path :
                Set.of("/staff", "/staff/new", "/staff/" + librarian.id().value())) {
            assertThat(reviewer.get(path).statusCode()).isEqualTo(403);
        }
        assertThat(reviewer.post("/staff/" + librarian.id().value() + "/link", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void withoutAPurposeNobodyReadsOrMakesAnInvitation() {
        for (String sql : Set.of(
                "SELECT code_hash FROM people.invitation",
                "DELETE FROM people.invitation",
                "INSERT INTO people.invitation (code_hash, expires_at) VALUES (sha256('x'), now())")) {
            assertThatThrownBy(() -> jdbc.sql(sql).query((row, number) -> 1).list())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void theStaffPagesAreSoundAndWorkWithoutScripts(Look look, Windows windows) {
        Window window = windows.openWithoutScripts(look).signIn(librarian.username(), TestAccounts.PASSWORD);
        window.goTo("/staff/new");
        window.page()
                .getByLabel("Name", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                .fill("Ada Marlowe");
        window.page().getByLabel("User name").fill(TestAccounts.newUsername());
        window.page().getByLabel("ICT security reviewer").check();
        window.page().getByText("Add the account").click();
        String link = window.page().locator("#link").textContent();
        assertThat(link).matches(LINK);

        Window scripted = windows.open(look).signIn(librarian.username(), TestAccounts.PASSWORD);
        scripted.goTo("/staff");
        scripted.check("staff");
        scripted.goTo("/staff/new");
        scripted.check("staff-new");
        scripted.page()
                .getByLabel("Name", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                .fill("Ada Marlowe");
        scripted.page()
                .getByLabel("User name")
                .fill(TestAccounts.reader(people, UserGroup.STAFF).username());
        scripted.page()
                .getByLabel("Librarian", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                .check();
        scripted.page().getByText("Add the account").click();
        scripted.check("staff-known");
        scripted.goTo("/staff/" + librarian.id().value());
        scripted.check("staff-one");
        scripted.page().getByText("Make a new link").click();
        scripted.check("staff-link");
        scripted.goTo(link.substring(link.indexOf("/password")));
        scripted.check("password");
        scripted.goTo("/password?code=old", 410);
        scripted.check("password-over");
    }

    private Visitor signedIn(String username) {
        Visitor member = new Visitor(port);
        member.signIn(username, TestAccounts.PASSWORD);
        return member;
    }

    private HttpResponse<String> add(String name, String username, String roles) {
        return visitor.post("/staff/new", Map.of("name", name, "username", username, "roles", roles));
    }

    private HttpResponse<String> roles(TestAccount account, String roles) {
        return visitor.post("/staff/" + account.id().value() + "/roles", Map.of("roles", roles));
    }

    private static Map<String, String> with(Map<String, String> form, String key, String value) {
        Map<String, String> other = new HashMap<>(form);
        other.put(key, value);
        return other;
    }

    private static HttpResponse<String> choose(Visitor holder, String code, String password) {
        return holder.post("/password", Map.of("code", code, "password", password, "repeated", password));
    }

    private static String code(HttpResponse<String> answer) {
        Matcher matcher = LINK.matcher(answer.body());
        assertThat(matcher.find()).as("a link in %s", answer.statusCode()).isTrue();
        return matcher.group(1);
    }
}
