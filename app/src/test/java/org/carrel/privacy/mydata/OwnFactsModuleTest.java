package org.carrel.privacy.mydata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/// What people read of who may be told and until when is about themselves.
@CarrelTest
class OwnFactsModuleTest {

    @Autowired
    private People people;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private Visitor signedIn(TestAccount account) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
        return visitor;
    }

    private static Map<String, String> copy(Visitor visitor) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(
                new ByteArrayInputStream(visitor.bytes("/my-data/copy.zip").body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void whoIsNotToldYetOrNotAboutOnesOwnGroupIsNotNamed() throws IOException {
        Visitor student = signedIn(TestAccounts.reader(people, UserGroup.STUDENT));
        Visitor nhs = signedIn(TestAccounts.reader(people, UserGroup.NHS_STAFF));
        String all = student.get("/my-data").body()
                + copy(student)
                + nhs.get("/my-data").body();
        assertThat(all)
                .contains("Police, courts")
                .doesNotContain("alumni office", "Your home institution", "finance department");
    }

    @Test
    void aFormOffersWhatIsHeldOfOnesOwnGroup() {
        Visitor student = signedIn(TestAccounts.reader(people, UserGroup.STUDENT));
        Visitor staff = signedIn(TestAccounts.staff(people, StaffRole.DESK));
        for (String form : new String[] {"/my-data/rights/erase", "/my-data/rights/rectify"}) {
            assertThat(student.get(form).body())
                    .contains("Name")
                    .doesNotContain("What a member of library staff may do");
            assertThat(staff.get(form).body()).contains("What a member of library staff may do");
        }
    }

    @Test
    void theDayOnWhichItIsOverStandsOnThePageAndInTheCopy() throws IOException {
        TestAccount ada = TestAccounts.reader(people, UserGroup.STUDENT);
        OwnerOfDatabase database = new OwnerOfDatabase(environment);
        database.execute(
                "INSERT INTO people.block (id, person_id, reason, sentence, stops, since, until)"
                        + " SELECT gen_random_uuid(), person_id, 'card_lost', 'Your card was lost.', '{doors}', now(),"
                        + " '2031-05-06 12:00+00' FROM people.account WHERE id = ?",
                ada.id().value());
        Visitor visitor = signedIn(ada);
        assertThat(visitor.get("/my-data").body())
                .contains(": until 6 May 2032")
                .contains("12 months after", "which has not come yet");
        Map<String, String> copy = copy(visitor);
        assertThat(copy.get("my-data.json"))
                .containsPattern("\"keptUntil\" ?: ?\"2032-05-06\"")
                .contains("which has not come yet");
        assertThat(copy.get("my-data.html")).contains(": until 6 May 2032");
        assertThat(copy.get("csv/what-is-held.csv")).contains(": until 6 May 2032");
    }
}
