package org.carrel.privacy.mydata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.KnownPerson;
import org.carrel.people.People;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Audit;
import org.carrel.privacy.AuditEvent;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/// Each of the three forms of the copy says by itself all that the law wants told (UK GDPR Art. 15(1)).
@CarrelTest
class WholeCopyModuleTest {

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Audit audit;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private OwnerOfDatabase database;
    private TestAccount ada;
    private String person;

    @BeforeEach
    void somebodyWasToldAndLooked() {
        database = new OwnerOfDatabase(environment);
        ada = TestAccounts.reader(people, UserGroup.STUDENT);
        KnownPerson known = purposes.in(
                new Purpose("answer_rights"),
                () -> people.byUsername(ada.username()).orElseThrow());
        person = known.id().value().toString();
    }

    private void told(String recipient) {
        database.execute(
                "INSERT INTO privacy.told (reference, subject, recipient, trigger, categories, first_at) VALUES"
                        + " (?, ?, ?, 'CanaryRaised', 'contact', '2026-03-04 05:06:07+00')",
                recipient + person,
                person,
                recipient);
    }

    private void disclosed(String authority, String withheld) {
        database.execute(
                "WITH d AS (INSERT INTO privacy.disclosure (authority, reference, legal_ground, categories, people,"
                        + " proposed_at, decided_at, given_at) VALUES (?, 'x', 'A canary of a ground', '{name}', 1,"
                        + " now(), now(), now()) RETURNING id)"
                        + " INSERT INTO privacy.disclosure_person (disclosure_id, subject, authority, legal_ground,"
                        + " categories, asked_at, given_at, withheld_until) SELECT id, ?, ?, 'A canary of a ground', '{name}',"
                        + " '2026-02-03 04:05:06+00', '2026-02-03 04:05:06+00', ?::date FROM d",
                authority,
                person,
                authority,
                withheld);
    }

    /// The page, the JSON, and the text of all CSV files.
    private Map<String, String> forms() throws IOException {
        Visitor visitor = new Visitor(port);
        visitor.signIn(ada.username(), TestAccounts.PASSWORD);
        Map<String, String> forms = new TreeMap<>();
        byte[] bytes = visitor.bytes("/my-data/copy.zip").body();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String form = entry.getName().startsWith("csv/") ? "csv" : entry.getName();
                forms.merge(form, new String(zip.readAllBytes(), StandardCharsets.UTF_8), String::concat);
            }
        }
        assertThat(forms).containsOnlyKeys("csv", "my-data.html", "my-data.json");
        return forms;
    }

    @Test
    void eachFormNamesSourcesPurposesBasesTimesAndWhoWasToldAndWhoLooked() throws IOException {
        told("canary_recipient");
        disclosed("The Canary Constabulary", "2026-03-01");
        audit.record(List.of(new AuditEvent(
                AuditEvent.Kind.LOOK,
                person,
                "somebody",
                List.of("canary_office"),
                "canary_purpose",
                new TreeSet<>(Set.of("contact")),
                "/canary",
                "")));
        forms().forEach((form, text) -> assertThat(text)
                .as(form)
                .contains(ada.username())
                .contains("Forms you fill in", "feeds")
                .contains("Showing you what is held about you", "A6-1-c", "A6-1-b")
                .contains("12 months after")
                .contains("2026-03-04 05:06:07+00", "canary_recipient", "CanaryRaised")
                .contains("The Canary Constabulary", "A canary of a ground", "2026-02-03 04:05:06+00")
                .contains("canary_office", "canary_purpose", "Contact details")
                .doesNotContain("Shown above"));
    }

    @Test
    void whatMayNotBeToldYetStandsInNoneButThatItMayComeDoes() throws IOException {
        told("ict_service_desk");
        database.execute("UPDATE privacy.told SET first_at = now() WHERE subject = ?", person);
        disclosed("The Silent Constabulary", "2999-01-01");
        forms().forEach((form, text) -> assertThat(text)
                .as(form)
                .contains("after two weeks")
                .doesNotContain("Silent Constabulary", "a reviewer has found"));
    }
}
