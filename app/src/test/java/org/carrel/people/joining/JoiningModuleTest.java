package org.carrel.people.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.CardHolder;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// From the form to a number, a card and an account.
@CarrelTest
@Import(SettableClock.class)
@TestPropertySource(properties = "carrel.context=JoiningModuleTest")
@DirtiesContext
class JoiningModuleTest extends ApplicantAndDesk {

    private static int applicants;

    @Autowired
    private Purposes purposes;

    @BeforeEach
    void anApplicantAndTheDesk() {
        applicants++;
        comes(
                "Quentin Zebedee " + "bcdfghjklm".charAt(applicants % 10) + "ofworthy" + applicants,
                "applicant" + applicants + "@home.example");
    }

    private Map<String, String> form(String... more) {
        return with(Map.of("name", name, "email", mail), more);
    }

    /// @return its number in the queue
    private String applied(String kind, String... more) {
        assertThat(applicant.post("/join/" + kind, form(more)).statusCode()).isEqualTo(303);
        send();
        confirm();
        return queued();
    }

    private Map<String, String> answer(String... more) {
        return with(
                Map.of("document", "passport", "until", today().plusMonths(6).toString()), more);
    }

    private HttpResponse<String> accept(String id, String... more) {
        return desk.post("/people/applications/" + id + "/accept", answer(more));
    }

    private CardHolder holder(String card) {
        return purposes.in(new Purpose("keep_membership"), () -> people.holder(card))
                .orElseThrow();
    }

    private long count(String sql, Object... values) {
        return database.count(sql, values);
    }

    @Test
    void nobodySeesAnApplicationBeforeItsMailAddressIsConfirmed() {
        assertThat(applicant.post("/join/public_member", form()).headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/join/received"));
        assertThat(desk.get("/people/applications").body()).doesNotContain(name);
        send();
        send();
        assertThat(MAILS.to(mail)).hasSize(1);
        String link = MAILS.link(mail);
        assertThat(applicant.get(link).body()).contains("Confirm it").doesNotContain(name);
        assertThat(desk.get("/people/applications").body())
                .as("a mail program that opens the link confirms nothing")
                .doesNotContain(name);
        Map<String, String> code = Map.of("code", link.replace("/join/confirm?code=", ""));
        assertThat(applicant.post("/join/confirm", code).statusCode()).isEqualTo(303);
        assertThat(desk.get("/people/applications").body()).contains(name);
        assertThat(applicant.post("/join/confirm", code).statusCode())
                .as("it works once")
                .isEqualTo(410);
        assertThat(count("SELECT count(*) FROM people.person WHERE own_email = ?", mail))
                .as("an application is no person")
                .isZero();
    }

    @Test
    void aNameThatNobodyCanReadIsRefused() {
        for (String unseen : List.of("\u200B", "\u2060\u200D", "Ada\u202ELove", "\u3164")) {
            HttpResponse<String> refused = applicant.post("/join/public_member", form("name", unseen));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("notice-problem");
        }
        assertThat(count("SELECT count(*) FROM people.application WHERE email = ?", mail))
                .isZero();
    }

    @Test
    void aLinkThatIsTooOldConfirmsNothing() {
        applicant.post("/join/public_member", form());
        send();
        clock.advance(Duration.ofHours(49));
        String code = MAILS.link(mail).replace("/join/confirm?code=", "");
        assertThat(applicant.post("/join/confirm", Map.of("code", code)).statusCode())
                .isEqualTo(410);
    }

    @Test
    void whoeverIsAcceptedHasANumberACardAnAccountAndALetter() {
        String id = applied("local_institution", "institution", "Harbour Museum", "phone", "020 7946 0018");
        assertThat(accept(id, "card", "04AB" + applicants).statusCode()).isEqualTo(303);
        CardHolder holder = holder("04AB" + applicants);
        assertThat(holder.groups()).containsExactly(UserGroup.LOCAL_INSTITUTION);
        assertThat(holder.until()).contains(today().plusMonths(6));
        assertThat(count(
                        "SELECT count(*) FROM people.affiliation WHERE person_id = ? AND home_institution = ?",
                        holder.person().value(),
                        "Harbour Museum"))
                .isEqualTo(1);
        assertThat(count(
                        "SELECT count(*) FROM people.identity_check WHERE person_id = ? AND what = 'identity'"
                                + " AND document = 'passport' AND checked_by IS NOT NULL",
                        holder.person().value()))
                .isEqualTo(1);
        send();
        assertThat(MAILS.to(mail).getLast()).contains("Welcome", "Your user name is 100");
        String link = MAILS.link(mail);
        Map<String, String> chosen = Map.of(
                "code", link.replace("/password?code=", ""),
                "password", TestAccounts.PASSWORD,
                "repeated", TestAccounts.PASSWORD);
        assertThat(applicant.post("/password", chosen).statusCode()).isEqualTo(303);
        String username = MAILS.to(mail).getLast().replaceAll("(?s).*user name is (\\d+)\\..*", "$1");
        assertThat(applicant.signIn(username, TestAccounts.PASSWORD).statusCode())
                .isEqualTo(303);
        assertThat(applicant.get("/account").body()).contains(name, "local museum or college");
        assertThat(accept(id).body()).contains("Accepted.");
        assertThat(count("SELECT count(*) FROM people.person WHERE own_email = ?", mail))
                .isEqualTo(1);
    }

    @Test
    void aCardThatSomebodyHadIsRefusedAndNothingIsHalfDone() {
        accept(applied("public_member"), "card", "0CAFE" + applicants);
        PersonId first = holder("0CAFE" + applicants).person();
        String card = "0CAFE" + applicants;
        database.execute("DELETE FROM people.identifier WHERE person_id = ?", first.value());
        anApplicantAndTheDesk();
        String id = applied("public_member");
        HttpResponse<String> refused = accept(id, "card", card, "document", "driving_licence");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("This card was given to somebody before", "value=\"" + card + "\"")
                .containsPattern("value=\"driving_licence\" selected");
        assertThat(count("SELECT count(*) FROM people.person WHERE own_email = ?", mail))
                .isZero();
        assertThat(accept(id).statusCode()).isEqualTo(303);
    }

    /// A gate knows a card by its value alone.
    @Test
    void anothersNumberIsNobodysCard() {
        accept(applied("public_member"), "card", "0FACE" + applicants);
        PersonId first = holder("0FACE" + applicants).person();
        String number = database.texts(
                        "SELECT value FROM people.identifier WHERE person_id = ? AND kind = 'library_number'",
                        first.value())
                .getFirst();
        anApplicantAndTheDesk();
        String id = applied("public_member");
        for (String kind : List.of("card_uid", "barcode")) {
            HttpResponse<String> refused = accept(id, "card", number, "cardKind", kind);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("This card was given to somebody before");
        }
        assertThat(holder(number).person()).isEqualTo(first);
    }

    @Test
    void aDateOfBirthIsHeldOfNhsStaffOnlyAndSeenByWhoChecksIt() {
        HttpResponse<String> refused =
                applicant.post("/join/alumnus", form("completed", "2019-07-31", "born", "1980-02-01"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("may not be asked of this group", name);
        assertThatThrownBy(() -> database.execute(
                        "INSERT INTO people.application (id, kind, person_id, name, received_at, state, date_of_birth)"
                                + " VALUES (gen_random_uuid(), 'alumnus', gen_random_uuid(), 'A', now(), 'waiting',"
                                + " '1980-02-01')"))
                .hasStackTraceContaining("application_birth_of_nhs_staff");
        String id = applied("nhs_staff", "born", "1980-02-01", "job", "Staff nurse");
        assertThat(desk.get("/people/applications/" + id).body()).contains("1 February 1980", "Staff nurse");
        Visitor librarian = signedIn(StaffRole.LIBRARIAN);
        assertThat(librarian.get("/people/applications/" + id).body())
                .contains(name, "Desk staff answer this")
                .doesNotContain("1980-02-01", "1 February 1980", "Staff nurse");
        assertThat(librarian
                        .post("/people/applications/" + id + "/accept", answer("membership", "nhs_card"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(accept(id).body()).contains("what showed you that they work for the trust");
        assertThat(accept(id, "membership", "nhs_card", "card", "0DAB" + applicants)
                        .statusCode())
                .isEqualTo(303);
        assertThat(count(
                        "SELECT count(*) FROM people.affiliation WHERE person_id = ? AND date_of_birth = '1980-02-01'"
                                + " AND job_title = 'Staff nurse'",
                        holder("0DAB" + applicants).person().value()))
                .isEqualTo(1);
        assertThat(desk.get("/people/applications/" + id).body())
                .as("there is no reason to see it any more")
                .doesNotContain("1980-02-01");
    }

    @Test
    void somebodyKnownIsSuggestedWhateverTheAccentsAndGetsASecondAffiliation() {
        PersonId known = people.enter("Zo\u00eb Fa\u00e7ade-N\u00fa\u00f1ez", Set.of(UserGroup.STUDENT));
        name = "zoe facade-nunez";
        String id = applied("alumnus", "completed", "2024-07-31");
        assertThat(desk.get("/people/applications/" + id).body())
                .contains("Fa\u00e7ade", "value=\"" + known.value() + "\"");
        assertThat(accept(id, "person", known.value().toString(), "card", "0BAD" + applicants)
                        .statusCode())
                .isEqualTo(303);
        assertThat(holder("0BAD" + applicants).person()).isEqualTo(known);
        assertThat(holder("0BAD" + applicants).groups())
                .containsExactlyInAnyOrder(UserGroup.STUDENT, UserGroup.ALUMNUS);
        assertThat(count("SELECT count(*) FROM people.person WHERE own_email = ?", mail))
                .isZero();
    }

    @Test
    void whoeverIsDeclinedReadsWhy() {
        String id = applied("public_member");
        assertThat(desk.post("/people/applications/" + id + "/decline", Map.of("said", "no"))
                        .body())
                .contains("at least ten characters");
        desk.post("/people/applications/" + id + "/decline", Map.of("said", "Please come with a passport."));
        send();
        assertThat(MAILS.to(mail).getLast()).contains("Please come with a passport.");
        assertThat(accept(id).statusCode()).isEqualTo(422);
        assertThat(count("SELECT count(*) FROM people.person WHERE own_email = ?", mail))
                .isZero();
    }

    @Test
    void whoeverHasNoMailAddressIsEnteredAtTheDeskAndHandedALink() {
        HttpResponse<String> entered = desk.post(
                "/people/applications", Map.of("kind", "public_member", "name", name, "email", "", "phone", ""));
        assertThat(entered.statusCode()).isEqualTo(303);
        String id = queued();
        assertThat(accept(id).statusCode()).isEqualTo(303);
        String link =
                desk.post("/people/applications/" + id + "/link", Map.of()).body();
        assertThat(link).contains("/password?code=");
        assertThat(signedIn(StaffRole.LIBRARIAN)
                        .post("/people/applications", Map.of("kind", "nhs_staff", "name", name))
                        .statusCode())
                .as("only the desk asks NHS staff")
                .isEqualTo(404);
    }

    @Test
    void theDayEndsWhatNobodyConfirmedOrCameForAndTheNoticesTimeDeletesIt() {
        applicant.post("/join/public_member", form());
        String unconfirmed = name;
        anApplicantAndTheDesk();
        String id = applied("public_member");
        clock.advance(Duration.ofDays(4));
        dayEnds();
        assertThat(count("SELECT count(*) FROM people.application WHERE name = ? AND state = 'lapsed'", unconfirmed))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM people.application WHERE name = ? AND state = 'waiting'", name))
                .isEqualTo(1);
        clock.advance(Duration.ofDays(58));
        dayEnds();
        send();
        assertThat(MAILS.to(mail).getLast()).contains("nobody came to the desk");
        assertThat(count("SELECT count(*) FROM people.application WHERE name = ?", unconfirmed))
                .isZero();
        desk = signedIn(StaffRole.DESK);
        assertThat(accept(id).statusCode()).isEqualTo(422);
        clock.advance(Duration.ofDays(32));
        dayEnds();
        assertThat(count("SELECT count(*) FROM people.application WHERE name = ?", name))
                .isZero();
    }

    @Test
    void theSixthApplicationOfAnHourFromOneNetworkIsRefused() {
        for (int i = 0; i < 5; i++) {
            assertThat(applicant.post("/join/public_member", form()).statusCode())
                    .isEqualTo(303);
        }
        HttpResponse<String> refused = applicant.post("/join/public_member", form());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("Nothing was sent", name);
    }
}
