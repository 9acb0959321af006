package org.carrel.people.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.AccountCreation;
import org.carrel.people.AccountId;
import org.carrel.people.NewAccount;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// SCONUL Access, where the library at home says who may come, and going on when the time is
/// over.
@CarrelTest
@Import(SettableClock.class)
@TestPropertySource(properties = "carrel.context=HomeLibraryModuleTest")
@DirtiesContext
class HomeLibraryModuleTest extends ApplicantAndDesk {

    private static final Pattern OPTION = Pattern.compile("<option value=\"([0-9a-f-]{36})\"");
    private static int visitors;

    @Autowired
    private Renewals renewals;

    @BeforeEach
    void aVisitorAndTheDesk() {
        visitors++;
        comes("Visitor Number " + visitors, "visitor" + visitors + "@home.example");
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
        confirm();
        send();
    }

    private HttpResponse<String> home(String... more) {
        String code = MAILS.link(library()).replace("/join/home?code=", "");
        return new Visitor(port).post("/join/home", with(Map.of("code", code), more));
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
        HttpResponse<String> early = accept(queued(), today().plusDays(10));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("has not answered yet, so nothing was changed");
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
        HttpResponse<String> longer = accept(queued(), today().plusDays(91));
        assertThat(longer.statusCode())
                .as("no longer than the library at home said")
                .isEqualTo(422);
        assertThat(longer.body()).contains("Their library at home has approved it for less long");
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
        dayEnds();
        send();
        dayEnds();
        send();
        assertThat(MAILS.to(mail)).singleElement().asString().contains("If you would like to go on");
        // The clock is ahead of that of sessions, so the day has ended them.
        desk = signedIn(StaffRole.DESK);
        applicant.signIn(username, TestAccounts.PASSWORD);
        assertThat(applicant.get("/").body())
                .contains(
                        "Ask for more time",
                        "until " + DateTimeFormatter.ofPattern("d MMMM uuuu").format(today().plusDays(20)));
        assertThat(applicant.post("/account/renewal", Map.of()).statusCode()).isEqualTo(303);
        applicant.post("/account/renewal", Map.of());
        assertThat(applicant.get("/").body()).contains("You have asked for more time");
        assertThat(database.count("SELECT count(*) FROM people.application WHERE person_id = ?", person.value()))
                .isEqualTo(1);
        assertThat(desk.get("/people/applications/" + queued()).body()).contains("They are known already");
        HttpResponse<String> earlier = accept(queued(), today().plusDays(10));
        assertThat(earlier.statusCode()).isEqualTo(422);
        assertThat(earlier.body()).contains("They may use the library for longer than that already");
        assertThat(accept(queued(), today().plusDays(300)).statusCode()).isEqualTo(303);
        send();
        assertThat(MAILS.to(mail).getLast())
                .contains(
                        "Welcome back",
                        "You may use the library until "
                                + DateTimeFormatter.ofPattern("d MMMM uuuu").format(today().plusDays(300)));
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

    private Subject member(UserGroup group) {
        PersonId person = people.enter(name, Set.of(group), mail);
        AccountId account = ((AccountCreation.Created) people.createAccount(
                        NewAccount.of(person, TestAccounts.newUsername(), TestAccounts.PASSWORD, Set.of())))
                .id();
        database.execute(
                "UPDATE people.affiliation SET until = ? WHERE person_id = ?", today().plusDays(20), person.value());
        return new Subject(person.value(), account.value());
    }

    @Test
    void ofManyWhoAskAtOnceForOnePersonOneWishStands() throws Exception {
        Subject me = member(UserGroup.PUBLIC_MEMBER);
        CountDownLatch all = new CountDownLatch(1);
        List<Future<?>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                asked.add(threads.submit(() -> {
                    all.await();
                    renewals.ask(me);
                    return null;
                }));
            }
            all.countDown();
        }
        for (Future<?> one : asked) {
            one.get();
        }
        assertThat(database.count(
                        "SELECT count(*) FROM people.application WHERE person_id = ?",
                        Objects.requireNonNull(me.person())))
                .isEqualTo(1);
        assertThat(renewals.of(me))
                .hasValueSatisfying(ending -> assertThat(ending.asked()).isTrue());
    }

    @Test
    void whoseLibraryAtHomeIsAskedFirstIsNotSentToTheDesk() {
        applied();
        String username = TestAccounts.newUsername();
        PersonId person = people.enter(name, Set.of(UserGroup.SCONUL_VISITOR), mail);
        people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of()));
        database.execute(
                "UPDATE people.affiliation SET until = ?, home_institution = ? WHERE person_id = ?",
                today().plusDays(20),
                "University No. " + visitors,
                person.value());
        applicant.signIn(username, TestAccounts.PASSWORD);
        applicant.post("/account/renewal", Map.of());
        assertThat(applicant.get("/").body())
                .contains("Your library at home is asked first")
                .doesNotContain("You have asked for more time. Come to the desk");
        database.execute("UPDATE people.application SET state = 'waiting' WHERE person_id = ?", person.value());
        assertThat(applicant.get("/").body())
                .contains("You have asked for more time. Come to the desk")
                .doesNotContain("Your library at home is asked first");
    }

    @Test
    void aMailAddressThatNobodyConfirmedIsNotSoByAskingForMore() {
        Subject me = member(UserGroup.PUBLIC_MEMBER);
        database.execute(
                "INSERT INTO people.application (id, kind, person_id, name, email, received_at, state, over_at)"
                        + " SELECT gen_random_uuid(), 'public_member', ?, ?, email, now(), 'accepted', now()"
                        + " FROM people.person WHERE id = ?",
                Objects.requireNonNull(me.person()),
                name,
                Objects.requireNonNull(me.person()));
        renewals.ask(me);
        assertThat(desk.get("/people/applications/" + queued()).body()).contains("address not confirmed");
    }
}
