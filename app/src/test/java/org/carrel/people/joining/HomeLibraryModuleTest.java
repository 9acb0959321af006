package org.carrel.people.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.people.account.LibraryDay;
import org.carrel.privacy.DueLetters;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// SCONUL Access, where the library at home says who may come, and going on when the time is over.
@CarrelTest
@Import(SettableClock.class)
@TestPropertySource(properties = "carrel.context=HomeLibraryModuleTest")
@DirtiesContext
class HomeLibraryModuleTest {

    private static final Pattern OPTION = Pattern.compile("<option value=\"([0-9a-f-]{36})\"");
    private static final Pattern QUEUED = Pattern.compile("/people/applications/([0-9a-f-]{36})\">([^<]+)<");
    private static final Mails MAILS = new Mails();
    private static int visitors;

    @Autowired
    private People people;

    @Autowired
    private SettableClock clock;

    @Autowired
    private LibraryDay library;

    @Autowired
    private List<DueLetters> letters;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private OwnerOfDatabase database;
    private Visitor applicant;
    private Visitor desk;
    private String mail = "";
    private String name = "";

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        MAILS.addTo(properties);
    }

    @BeforeEach
    void aVisitorAndTheDesk() {
        clock.advance(Duration.ofHours(2));
        database = new OwnerOfDatabase(environment);
        applicant = new Visitor(port);
        desk = signedIn(StaffRole.DESK);
        visitors++;
        mail = "visitor" + visitors + "@home.example";
        name = "Visitor Number " + visitors;
    }

    private Visitor signedIn(StaffRole role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestAccounts.staff(people, role).username(), TestAccounts.PASSWORD);
        return visitor;
    }

    private void send() {
        letters.forEach(DueLetters::sendWhatIsDue);
    }

    private LocalDate today() {
        return library.today();
    }

    private String library() {
        return "library" + visitors + "@other.example";
    }

    /// Applies and proves the mail address.
    private void applied() {
        Visitor librarian = signedIn(StaffRole.LIBRARIAN);
        String university = "University No. " + visitors;
        assertThat(librarian
                        .post("/people/institutions", Map.of("name", university, "email", library()))
                        .statusCode())
                .isEqualTo(303);
        String form = applicant.get("/join/sconul_visitor").body();
        Matcher option = OPTION.matcher(form.substring(0, form.indexOf(">" + university + "<")));
        String id = "";
        while (option.find()) {
            id = option.group(1);
        }
        assertThat(applicant
                        .post("/join/sconul_visitor", Map.of("name", name, "email", mail, "institution", id))
                        .statusCode())
                .isEqualTo(303);
        send();
        assertThat(MAILS.to(library()))
                .as("nobody is told before the address is proved")
                .isEmpty();
        String code = MAILS.link(mail).replace("/join/confirm?code=", "");
        assertThat(applicant.post("/join/confirm", Map.of("code", code)).statusCode())
                .isEqualTo(303);
        send();
    }

    private HttpResponse<String> home(String... more) {
        Map<String, String> answer =
                new HashMap<>(Map.of("code", MAILS.link(library()).replace("/join/home?code=", "")));
        for (int i = 0; i < more.length; i += 2) {
            answer.put(more[i], more[i + 1]);
        }
        return new Visitor(port).post("/join/home", answer);
    }

    private String queued() {
        Matcher found = QUEUED.matcher(desk.get("/people/applications").body());
        while (found.find()) {
            if (found.group(2).equals(name)) {
                return found.group(1);
            }
        }
        throw new AssertionError(name + " is not in the queue");
    }

    private HttpResponse<String> accept(String id, LocalDate until) {
        return desk.post(
                "/people/applications/" + id + "/accept",
                Map.of("document", "institution_card", "until", until.toString()));
    }

    @Test
    void theLibraryAtHomeSaysInWhichBandAndHowLongAndTheNoticeSaysThatItWasTold() {
        applied();
        assertThat(MAILS.to(library()).getLast())
                .contains(name, "SCONUL Access")
                .doesNotContain(mail);
        assertThat(database.count(
                        "SELECT count(*) FROM privacy.told t JOIN people.application a ON a.person_id::text = t.subject"
                                + " WHERE t.recipient = 'home_library' AND a.name = ?",
                        name))
                .isEqualTo(1);
        assertThat(desk.get("/people/applications/" + queued()).body()).contains("has not answered yet");
        assertThat(accept(queued(), today().plusDays(10)).statusCode()).isEqualTo(422);
        assertThat(home(
                                "answer",
                                "yes",
                                "band",
                                "Z",
                                "until",
                                today().plusDays(90).toString())
                        .statusCode())
                .isEqualTo(422);
        assertThat(home(
                                "answer",
                                "yes",
                                "band",
                                "B",
                                "until",
                                today().plusDays(90).toString())
                        .statusCode())
                .isEqualTo(303);
        assertThat(home("answer", "no").statusCode()).as("it works once").isEqualTo(410);
        assertThat(accept(queued(), today().plusDays(91)).statusCode())
                .as("no longer than the library at home said")
                .isEqualTo(422);
        assertThat(accept(queued(), today().plusDays(90)).statusCode()).isEqualTo(303);
        assertThat(database.count(
                        "SELECT count(*) FROM people.affiliation f JOIN people.person p ON p.id = f.person_id"
                                + " JOIN privacy.told t ON t.subject = p.id::text"
                                + " WHERE p.name = ? AND f.sconul_band = 'B' AND f.until = ?",
                        name,
                        today().plusDays(90)))
                .as("what was told is theirs")
                .isEqualTo(1);
    }

    @Test
    void whoeverTheLibraryAtHomeDoesNotKnowIsTold() {
        applied();
        assertThat(home("answer", "no").statusCode()).isEqualTo(303);
        send();
        assertThat(MAILS.to(mail).getLast()).contains("did not confirm that you may come");
        assertThat(database.count("SELECT count(*) FROM people.person WHERE name = ?", name))
                .isZero();
    }

    @Test
    void aUniversityThatIsNotInTheListIsRefused() {
        HttpResponse<String> refused = applicant.post(
                "/join/sconul_visitor",
                Map.of(
                        "name",
                        name,
                        "email",
                        mail,
                        "institution",
                        UUID.randomUUID().toString()));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Please choose your university", name);
    }

    @Test
    void whoseTimeEndsIsWrittenToOnceAndTheDeskProlongsItWithNumberAndHistory() {
        PersonId person = people.enter(name, Set.of(UserGroup.PUBLIC_MEMBER), mail);
        String username = TestAccounts.newUsername();
        people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of()));
        database.execute(
                "UPDATE people.affiliation SET until = ? WHERE person_id = ?", today().plusDays(20), person.value());
        events.publishEvent(DayHasPassed.of(today().minusDays(1)));
        send();
        events.publishEvent(DayHasPassed.of(today().minusDays(1)));
        send();
        assertThat(MAILS.to(mail)).singleElement().asString().contains("If you would like to go on");
        // The clock is ahead of that of sessions, so the day has ended them.
        desk = signedIn(StaffRole.DESK);
        applicant.signIn(username, TestAccounts.PASSWORD);
        assertThat(applicant.get("/").body()).contains("Ask for more time");
        assertThat(applicant.post("/account/renewal", Map.of()).statusCode()).isEqualTo(303);
        applicant.post("/account/renewal", Map.of());
        assertThat(applicant.get("/").body()).contains("You have asked for more time");
        assertThat(database.count("SELECT count(*) FROM people.application WHERE person_id = ?", person.value()))
                .isEqualTo(1);
        assertThat(desk.get("/people/applications/" + queued()).body()).contains("They are known already");
        assertThat(accept(queued(), today().plusDays(300)).statusCode()).isEqualTo(303);
        assertThat(database.count(
                        "SELECT count(*) FROM people.affiliation WHERE person_id = ? AND until = ?",
                        person.value(),
                        today().plusDays(300)))
                .isEqualTo(1);
        assertThat(database.count("SELECT count(*) FROM people.affiliation WHERE person_id = ?", person.value()))
                .isEqualTo(1);
        assertThat(database.count("SELECT count(*) FROM people.person WHERE name = ?", name))
                .isEqualTo(1);
        assertThat(applicant.get("/").body()).doesNotContain("Your time with us ends soon");
    }
}
