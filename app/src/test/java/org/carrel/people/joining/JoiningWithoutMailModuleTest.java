package org.carrel.people.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// An installation without a mail server, such as the demo: nobody can be asked to confirm an
/// address.
@CarrelTest
class JoiningWithoutMailModuleTest {

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private final String name =
            "Wilhelmina Postless " + UUID.randomUUID().toString().substring(0, 8);

    private HttpResponse<String> applied() {
        Visitor applicant = new Visitor(port);
        assertThat(applicant.get("/join/public_member").body())
                .contains("sends no mail at the moment")
                .doesNotContain("before you have confirmed it");
        HttpResponse<String> taken =
                applicant.post("/join/public_member", Map.of("name", name, "email", "wilhelmina@home.example"));
        assertThat(taken.statusCode()).isEqualTo(303);
        return applicant.get(taken.headers().firstValue("Location").orElseThrow());
    }

    private Visitor desk() {
        Visitor desk = new Visitor(port);
        desk.signIn(TestAccounts.staff(people, StaffRole.DESK).username(), TestAccounts.PASSWORD);
        return desk;
    }

    @Test
    void whoeverAppliesIsToldToComeToTheDeskAndOfNoLetter() {
        assertThat(applied().body())
                .contains("The desk has your application", "Come by with a document", "No letter is on its way")
                .doesNotContain("We have sent you a letter");
    }

    /// No letter reaches the library at home either: it is asked by telephone.
    @Test
    void theDeskEntersWhatTheLibraryAtHomeSays() {
        Visitor librarian = new Visitor(port);
        librarian.signIn(TestAccounts.staff(people, StaffRole.LIBRARIAN).username(), TestAccounts.PASSWORD);
        String university = "University of " + name;
        librarian.post("/people/institutions", Map.of("name", university, "email", "library@other.example"));
        Visitor applicant = new Visitor(port);
        String form = applicant.get("/join/sconul_visitor").body();
        Matcher option = Pattern.compile("<option value=\"([0-9a-f-]{36})\"[^>]*>" + university)
                .matcher(form);
        assertThat(option.find()).isTrue();
        applicant.post(
                "/join/sconul_visitor",
                Map.of("name", name, "email", "sconul@home.example", "institution", option.group(1)));
        Visitor desk = desk();
        Matcher found = Pattern.compile("/people/applications/[0-9a-f-]{36}(?=\">" + name + ")")
                .matcher(desk.get("/people/applications").body());
        assertThat(found.find()).isTrue();
        String address = found.group();
        String until = LocalDate.now(ZoneOffset.UTC).plusMonths(2).toString();
        assertThat(desk.get(address).body())
                .contains("What the library at home says")
                .doesNotContain("Let them in");
        assertThat(desk.post(address + "/home", Map.of("answer", "yes", "until", until))
                        .body())
                .contains("Please choose the band", "value=\"" + until + "\"");
        assertThat(desk.post(address + "/home", Map.of("answer", "yes", "band", "B", "until", "2001-01-01"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(desk.post(address + "/home", Map.of("answer", "yes", "band", "B", "until", until))
                        .statusCode())
                .isEqualTo(303);
        assertThat(desk.get(address).body()).contains("Let them in").doesNotContain("What the library at home says");
        assertThat(desk.post(address + "/home", Map.of("answer", "no")).body())
                .contains("Somebody else has answered this meanwhile");
        assertThat(desk.post(address + "/accept", Map.of("document", "passport", "until", until))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void theDeskSeesThemMarkedAndLetsThemIn() {
        applied();
        Visitor desk = desk();
        String queue = desk.get("/people/applications").body();
        Matcher found = Pattern.compile("/people/applications/([0-9a-f-]{36})\">" + name
                        + "</a></bdi> <span class=\"tag tag-warn\">address not confirmed")
                .matcher(queue);
        assertThat(found.find()).as(queue).isTrue();
        String address = "/people/applications/" + found.group(1);
        assertThat(desk.get(address).body()).contains("address not confirmed", "Read the address to them");
        String until = LocalDate.now(ZoneOffset.UTC).plusMonths(6).toString();
        assertThat(desk.post(address + "/accept", Map.of("document", "passport", "until", until))
                        .statusCode())
                .isEqualTo(303);
        assertThat(desk.get(address).body()).contains("Accepted.", "address not confirmed");
    }
}
