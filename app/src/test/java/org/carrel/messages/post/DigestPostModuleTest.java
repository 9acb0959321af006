package org.carrel.messages.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.messages.Kind;
import org.carrel.messages.Morning;
import org.carrel.messages.NewsForTests;
import org.carrel.messages.digest.Digests;
import org.carrel.messages.digest.Telling;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// What becomes of letters that a mail server does not take, and the desk's list of whom they were for.
@CarrelTest
@Import({NewsForTests.class, SettableClock.class})
@TestPropertySource(properties = "carrel.context=DigestPostModuleTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class DigestPostModuleTest {

    private static final AnsweringServer SERVER = new AnsweringServer();

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("carrel.sentinel.securing.mail.host", () -> "127.0.0.1");
        properties.add("carrel.sentinel.securing.mail.port", SERVER::port);
        properties.add("carrel.sentinel.securing.mail.from", () -> "carrel@example.org");
        properties.add("carrel.sentinel.securing.mail.encryption", () -> "none");
        properties.add("carrel.web.address", () -> "https://carrel.example.org");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Autowired
    private NewsForTests news;

    @Autowired
    private SettableClock clock;

    @Autowired
    private People people;

    @Autowired
    private Digests digests;

    @Autowired
    private DigestPost post;

    @Autowired
    private DigestLetterRepository letters;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private OwnerOfDatabase owner;

    @BeforeEach
    void anotherDay() {
        owner = new OwnerOfDatabase(environment);
        news.clear();
        SERVER.answersSenders("250 OK");
        SERVER.hangsUp(false);
        Morning.next(clock, "09:00");
    }

    private record Reader(PersonId person, String mail) {}

    private Reader reader(String name) {
        String mail = UUID.randomUUID().toString().substring(0, 12) + "@example.org";
        PersonId person = people.enter(name, Set.of(UserGroup.STUDENT), mail);
        news.says(person, Kind.OVERDUE, "1", "Anatomy was due");
        return new Reader(person, mail);
    }

    private void look() {
        digests.makeWhatIsDue();
        post.sendWhatIsDue();
    }

    private Visitor desk() {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestAccounts.staff(people, StaffRole.DESK).username(), TestAccounts.PASSWORD);
        return visitor;
    }

    @Test
    void manyLettersLeaveByOneConnection() {
        Reader first = reader("First");
        Reader second = reader("Second");
        Reader third = reader("Third");
        int before = SERVER.connections();
        look();
        assertThat(SERVER.connections()).isEqualTo(before + 1);
        for (Reader one : Set.of(first, second, third)) {
            assertThat(SERVER.acceptedFor(one.mail())).isEqualTo(1);
        }
    }

    @Test
    void anAddressThatIsRefusedForGoodIsListedAndTheOthersAreNotHeldBack() {
        Reader refused = reader("Nell Refused");
        Reader fine = reader("Fine");
        SERVER.answers(refused.mail(), "550 No such user");
        look();
        assertThat(SERVER.acceptedFor(fine.mail())).isEqualTo(1);
        Visitor desk = desk();
        assertThat(desk.get("/unreachable").body()).contains("Nell Refused", "refuses the address");
        String page = "/unreachable/" + refused.person().value();
        String paper = desk.get(page).body();
        assertThat(paper).contains("Dear Nell Refused,", "Anatomy was due", "No postal address is known");
        Morning.next(clock, "09:00");
        look();
        assertThat(SERVER.acceptedFor(refused.mail())).isZero();
        desk = desk();
        HttpResponse<String> printed = desk.post(page + "/printed", Map.of("upTo", upTo(paper)));
        assertThat(printed.statusCode()).isEqualTo(303);
        assertThat(desk.get("/unreachable").body()).doesNotContain("Nell Refused");
        assertThat(desk.get(page).statusCode()).isEqualTo(404);
    }

    private static String upTo(String paper) {
        return paper.replaceAll("(?s).*name=\"upTo\" value=\"(\\d+)\".*", "$1");
    }

    @Test
    void whoeverHasNoAddressIsListedWithTheirPostalAddressOnPaper() {
        PersonId person = people.enter("Postal Person", Set.of(UserGroup.STUDENT));
        owner.execute(
                "UPDATE people.person SET postal_address = E'1 Mill Lane\nWrensfield' WHERE id = ?", person.value());
        news.says(person, Kind.RECALLED, "1", "Physics is recalled");
        look();
        Visitor desk = desk();
        assertThat(desk.get("/unreachable").body()).contains("Postal Person", "No mail address");
        assertThat(desk.get("/unreachable/" + person.value()).body())
                .contains("1 Mill Lane", "Wrensfield", "Physics is recalled");
        assertThat(owner.count("SELECT count(*) FROM privacy.audit_entry WHERE at > now() - interval '1 day'"))
                .as("who looked is written down")
                .isPositive();
    }

    @Test
    void aRefusalForNowIsTriedAgainWithGrowingPausesAndListedAfterTwoDays() {
        Reader later = reader("Lena Later");
        SERVER.answers(later.mail(), "451 Try again later");
        look();
        assertThat(pause(later)).isEqualTo(Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1));
        post.sendWhatIsDue();
        assertThat(pause(later)).isEqualTo(Duration.ofMinutes(2));
        assertThat(desk().get("/unreachable").body()).doesNotContain("Lena Later");
        for (int hour = 0; hour < 49; hour++) {
            clock.advance(Duration.ofHours(1));
            post.sendWhatIsDue();
        }
        assertThat(desk().get("/unreachable").body()).contains("Lena Later", "Tried for two days");
        assertThat(SERVER.acceptedFor(later.mail())).isZero();
    }

    private Duration pause(Reader reader) {
        String next = owner.texts(
                        "SELECT extract(epoch FROM next_at)::bigint::text FROM messages.letter WHERE person_id = ?",
                        reader.person().value())
                .getFirst();
        return Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(next)))
                .plusMillis(999)
                .truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void aRefusalForNowThatEndsIsForgotten() {
        Reader later = reader("Lena Later Once");
        SERVER.answers(later.mail(), "451 Try again later");
        look();
        SERVER.answers(later.mail(), "250 OK");
        clock.advance(Duration.ofMinutes(2));
        post.sendWhatIsDue();
        assertThat(SERVER.acceptedFor(later.mail())).isEqualTo(1);
        assertThat(desk().get("/unreachable").body()).doesNotContain("Lena Later Once");
    }

    @Test
    void aServerThatIsDownOrRefusesOurOwnAddressMakesNobodyUnreachable() {
        Reader one = reader("Waits One");
        Reader two = reader("Waits Two");
        SERVER.answersSenders("530 Authentication required");
        int before = SERVER.connections();
        look();
        assertThat(SERVER.connections()).as("it is not asked for each letter").isEqualTo(before + 1);
        SERVER.answersSenders("250 OK");
        SERVER.hangsUp(true);
        clock.advance(Duration.ofMinutes(2));
        post.sendWhatIsDue();
        assertThat(desk().get("/unreachable").body()).doesNotContain("Waits");
        SERVER.hangsUp(false);
        clock.advance(Duration.ofMinutes(5));
        post.sendWhatIsDue();
        assertThat(SERVER.acceptedFor(one.mail())).isEqualTo(1);
        assertThat(SERVER.acceptedFor(two.mail())).isEqualTo(1);
    }

    @Test
    void killedBeforeALetterLeavesItLeavesOnceByAnother() {
        Reader reader = reader("Killed Before");
        digests.makeWhatIsDue();
        Instant now = clock.instant();
        purposes.run(Telling.TELL, () -> letters.take(now, now.plus(Duration.ofMinutes(10)), 50));
        post.sendWhatIsDue();
        assertThat(SERVER.acceptedFor(reader.mail()))
                .as("it is another node's for now")
                .isZero();
        clock.advance(Duration.ofMinutes(11));
        post.sendWhatIsDue();
        post.sendWhatIsDue();
        assertThat(SERVER.acceptedFor(reader.mail())).isEqualTo(1);
    }

    @Test
    void killedBeforeItIsWrittenDownThatALetterLeftItLeavesTwiceWithOneMessageId() {
        Reader reader = reader("Killed After");
        look();
        assertThat(SERVER.acceptedFor(reader.mail())).isEqualTo(1);
        int ids = SERVER.ids().size();
        owner.execute(
                "UPDATE messages.letter SET sent_at = NULL, next_at = queued_at WHERE person_id = ?",
                reader.person().value());
        post.sendWhatIsDue();
        post.sendWhatIsDue();
        assertThat(SERVER.acceptedFor(reader.mail())).isEqualTo(2);
        assertThat(SERVER.ids().getLast()).isEqualTo(SERVER.ids().get(ids - 1));
    }
}
