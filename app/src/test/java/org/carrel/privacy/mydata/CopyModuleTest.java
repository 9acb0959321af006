package org.carrel.privacy.mydata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.notice.Declaration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The copy of everything, of two people with much alike.
@CarrelTest
class CopyModuleTest {

    @Autowired
    private People people;

    @Autowired
    private Declaration notice;

    @Autowired
    private org.carrel.privacy.Purposes purposes;

    @Autowired
    private org.springframework.jdbc.core.simple.JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final String ada = TestAccounts.newUsername();
    private final String bob = TestAccounts.newUsername();

    @BeforeEach
    void twoPeople() {
        reader("Ada =Lovelace", ada);
        reader("Bob Babbage", bob);
    }

    private void reader(String name, String username) {
        PersonId person = people.enter(name, Set.of(UserGroup.STUDENT), username + "@example.org");
        people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of()));
    }

    @Test
    void nobodySeesAnothersHoldsAndStops() throws IOException {
        for (String table : java.util.List.of(
                "privacy.hold (subject, category, kind, reason, placed_by, placed_at, until)",
                "privacy.stop (subject, purpose, since)")) {
            purposes.run(new org.carrel.privacy.Purpose("answer_rights"), () -> {
                String account = jdbc.sql("SELECT id::text FROM people.account WHERE username = ?")
                        .param(bob)
                        .query(String.class)
                        .single();
                String values = table.contains("hold")
                        ? "(?, '*', 'legal', 'SECRETHOLD of Bob alone', gen_random_uuid(), now(), DATE '2099-01-01')"
                        : "(?, 'secretstop', now())";
                jdbc.sql("INSERT INTO " + table + " VALUES " + values)
                        .param(account)
                        .update();
            });
        }

        assertThat(copy(ada).toString()).doesNotContain("SECRETHOLD", "secretstop");
        assertThat(copy(bob).toString()).contains("SECRETHOLD", "secretstop");
    }

    private Map<String, String> copy(String username) throws IOException {
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, TestAccounts.PASSWORD);
        HttpResponse<byte[]> answer = visitor.bytes("/my-data/copy.zip");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void theCopyHoldsTheSameForPeopleProgramsAndSpreadsheets() throws IOException {
        Map<String, String> files = copy(ada);
        assertThat(files)
                .containsKeys("my-data.html", "my-data.json", "csv/people.person.csv", "csv/people.account.csv");
        assertThat(files.get("my-data.html")).contains("Ada =Lovelace", ada + "@example.org", "Contact details");
        assertThat(files.get("csv/people.account.csv")).contains(ada);
        JsonNode json = JsonMapper.builder().build().readTree(files.get("my-data.json"));
        JsonNode name = json.get("categories").get(0);
        assertThat(name.get("category").asString()).isEqualTo("name");
        assertThat(name.get("tables").get("people.person").get(0).get("name").asString())
                .isEqualTo("Ada =Lovelace");
        assertThat(name.get("sources").get(0).asString()).contains("feeds");
        assertThat(name.get("uses").toString()).contains("CONTRACT");
        assertThat(name.get("keptFor").asString()).startsWith("12 months after");
    }

    @Test
    void nothingOfAnybodyElseIsInIt() throws IOException {
        assertThat(String.join("\n", copy(ada).values())).contains(ada).doesNotContain(bob, "Babbage");
        assertThat(String.join("\n", copy(bob).values())).contains(bob).doesNotContain(ada, "Lovelace");
    }

    @Test
    void anotherPersonsNumberInTheAddressChangesNothing() throws IOException {
        Visitor visitor = new Visitor(port);
        visitor.signIn(ada, TestAccounts.PASSWORD);
        String page = visitor.get("/my-data?person=" + bob + "&account=" + bob, "X-Purpose", "answer_rights")
                .body();
        assertThat(page).contains("Lovelace").doesNotContain("Babbage");
    }

    @Test
    void everyKindOfDataThatIsHeldStandsInItOrSaysWhyNot() throws IOException {
        JsonNode json = JsonMapper.builder().build().readTree(copy(ada).get("my-data.json"));
        Map<String, JsonNode> found = new TreeMap<>();
        json.get("categories")
                .forEach(category -> found.put(category.get("category").asString(), category));
        notice.categories().forEach((name, category) -> {
            assertThat(found.containsKey(name))
                    .as(name)
                    .isEqualTo(category.awaits().isEmpty());
            if (category.secret().isPresent() || category.onRequest().isPresent()) {
                JsonNode one = found.get(name);
                assertThat(one.get("withheld").asString("") + one.get("note").asString(""))
                        .as(name)
                        .isNotBlank();
                assertThat(found.get(name).get("tables").size()).as(name).isZero();
            }
        });
    }

    @Test
    void whoIsSignedOutGetsNothing() {
        HttpResponse<String> answer = new Visitor(port).get("/my-data/copy.zip");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(URI.create(answer.headers().firstValue("Location").orElseThrow())
                        .getPath())
                .isEqualTo("/sign-in");
    }

    @Test
    void aMemberOfStaffWithoutAPersonSeesTheirAccount() throws IOException {
        TestAccounts.TestAccount staff = TestAccounts.staff(people, StaffRole.DESK);
        Map<String, String> files = copy(staff.username());
        assertThat(files.get("csv/people.account.csv")).contains(staff.username());
        assertThat(files.get("csv/people.staff_role.csv")).contains("desk");
    }
}
