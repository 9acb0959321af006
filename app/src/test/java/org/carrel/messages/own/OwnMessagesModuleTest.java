package org.carrel.messages.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.messages.DigestLine;
import org.carrel.messages.Kind;
import org.carrel.messages.Morning;
import org.carrel.messages.NewsForTests;
import org.carrel.messages.digest.Digests;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// "My messages" over HTTP, as a browser without JavaScript has it.
@CarrelTest
@Import({NewsForTests.class, SettableClock.class})
@TestPropertySource(properties = "carrel.context=OwnMessagesModuleTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class OwnMessagesModuleTest {

    @Autowired
    private NewsForTests news;

    @Autowired
    private SettableClock clock;

    @Autowired
    private People people;

    @Autowired
    private Digests digests;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private OwnerOfDatabase owner;
    private PersonId me;
    private TestAccount account;
    private Visitor visitor;

    @BeforeEach
    void aReader() {
        owner = new OwnerOfDatabase(environment);
        news.clear();
        Morning.next(clock, "09:00");
        account = TestAccounts.reader(people, UserGroup.STUDENT);
        me = new PersonId(UUID.fromString(
                owner.texts("SELECT person_id::text FROM people.account WHERE username = ?", account.username())
                        .getFirst()));
        signIn();
    }

    private void signIn() {
        visitor = new Visitor(port);
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
    }

    /// Whose sign-in has ended by then.
    private void nextMorning() {
        Morning.next(clock, "09:00");
        signIn();
    }

    private static int count(String page, String what) {
        return (int)
                Pattern.compile(Pattern.quote(what)).matcher(page).results().count();
    }

    @Test
    void theSameLinesStandThereTheNewestFirstAndNewUntilTheyWereSeen() {
        news.says(me, Kind.OVERDUE, "1", "Anatomy was due");
        digests.makeWhatIsDue();
        String first = visitor.get("/my-messages").body();
        assertThat(first).contains("Overdue", "Anatomy was due");
        assertThat(count(first, ">New<")).isEqualTo(1);
        nextMorning();
        news.says(me, Kind.DUE_SOON, "2", "Physics is due soon");
        digests.makeWhatIsDue();
        String second = visitor.get("/my-messages").body();
        assertThat(count(second, ">New<")).isEqualTo(1);
        assertThat(second.indexOf("Physics")).isBetween(0, second.indexOf("Anatomy"));
        assertThat(count(visitor.get("/my-messages").body(), ">New<")).isZero();
    }

    @Test
    void withoutAnyItSaysSo() {
        assertThat(visitor.get("/my-messages").body()).contains("There is nothing yet");
    }

    @Test
    void whatIsNotTrueAnyMoreIsMarked() {
        news.says(DigestLine.plain(
                me, Kind.READY, "1", "Physics is ready", "", clock.instant().plusSeconds(60)));
        digests.makeWhatIsDue();
        clock.advance(Duration.ofMinutes(2));
        assertThat(visitor.get("/my-messages").body()).contains("Physics is ready", "No longer current");
    }

    @Test
    void manyAreShownInPages() {
        for (int i = 0; i < 130; i++) {
            news.says(me, Kind.RENEWED, "loan " + i, "Renewed number " + i + ".");
        }
        digests.makeWhatIsDue();
        String page = visitor.get("/my-messages").body();
        assertThat(count(page, "Renewed number")).isEqualTo(200);
        String older = page.replaceAll("(?s).*(/my-messages\\?before=\\d+).*", "$1");
        String rest = visitor.get(older).body();
        assertThat(count(rest, "Renewed number")).isEqualTo(60);
        assertThat(rest).contains("Newest messages").doesNotContain("Older messages");
    }

    @Test
    void whatTheLawLetsThemSwitchOffTheyMay() {
        String page = visitor.get("/my-messages/choices").body();
        assertThat(count(page, "Always by mail")).isEqualTo(4);
        assertThat(count(page, "type=\"radio\"")).isEqualTo(2 + 3 + 3);
        assertThat(visitor.post("/my-messages/choices", Map.of("due_soon", "none", "ready", "here", "renewed", "mail"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(owner.texts(
                        "SELECT kind || ' ' || way FROM messages.choice WHERE person_id = ? ORDER BY 1", me.value()))
                .containsExactly("due_soon none", "ready here");
        assertThat(visitor.get("/my-messages/choices?saved=true").body()).contains("Your choice is saved");
        news.says(me, Kind.DUE_SOON, "1", "Not said");
        news.says(me, Kind.READY, "1", "Said here only");
        digests.makeWhatIsDue();
        assertThat(visitor.get("/my-messages").body())
                .contains("Said here only")
                .doesNotContain("Not said");
        assertThat(owner.count("SELECT count(*) FROM messages.letter WHERE person_id = ?", me.value()))
                .isZero();
        visitor.post("/my-messages/choices", Map.of("due_soon", "mail"));
        nextMorning();
        digests.makeWhatIsDue();
        assertThat(visitor.get("/my-messages").body()).contains("Not said");
    }

    @Test
    void whatCannotBeChosenIsRefusedAndNothingChanges() {
        for (Map<String, String> wrong : Set.of(
                Map.of("overdue", "none", "due_soon", "none"),
                Map.of("ready", "none", "due_soon", "none"),
                Map.of("due_soon", "pigeon"))) {
            assertThat(visitor.post("/my-messages/choices", wrong).body()).contains("nothing was changed");
        }
        assertThat(owner.count("SELECT count(*) FROM messages.choice WHERE person_id = ?", me.value()))
                .isZero();
    }

    @Test
    void nobodySeesWhatOthersAreTold() {
        PersonId other = people.enter("Somebody Else", Set.of(UserGroup.STUDENT));
        news.says(other, Kind.OVERDUE, "1", "Only for them");
        digests.makeWhatIsDue();
        assertThat(visitor.get("/my-messages").body()).doesNotContain("Only for them");
        assertThat(visitor.get("/unreachable").statusCode()).isEqualTo(403);
    }

    @Test
    void anAccountForWorkAloneHasNone() {
        Visitor staff = new Visitor(port);
        staff.signIn(TestAccounts.staff(people, StaffRole.DESK).username(), TestAccounts.PASSWORD);
        assertThat(staff.get("/my-messages").body()).contains("for work alone");
        assertThat(staff.get("/my-messages/choices").body()).contains("for work alone");
    }

    @Test
    void theAccountPageLeadsThere() {
        assertThat(visitor.get("/account").body()).contains("/my-messages/choices");
    }
}
