package org.carrel.privacy.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.AccountId;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.notice.Declaration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/// Nobody reads off who looked at their data that an authority asks about them, before they may know.
@CarrelTest
@Import(SettableClock.class)
class LooksForDisclosuresModuleTest {

    private static final String WITHHELD = "They investigate still, and ask that nobody is told";

    @Autowired
    private People people;

    @Autowired
    private Declaration notice;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    private TestAccount ada = new TestAccount(new AccountId(UUID.randomUUID()), "");
    private Map<String, Integer> before = Map.of();

    @BeforeEach
    void somebodyAtWhomNobodyLooked() throws IOException {
        ada = TestAccounts.reader(people, UserGroup.NHS_STAFF);
        before = mentions();
    }

    private Visitor signedIn(TestAccount account) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
        return visitor;
    }

    /// How often each form of what a person reads about themselves names the purpose: the page, and
    /// the files of the copy.
    private Map<String, Integer> mentions() throws IOException {
        Visitor visitor = signedIn(ada);
        Map<String, Integer> mentions = new TreeMap<>();
        mentions.put("page", mentions(visitor.get("/my-data").body()));
        try (ZipInputStream zip = new ZipInputStream(
                new ByteArrayInputStream(visitor.bytes("/my-data/copy.zip").body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String form = entry.getName().startsWith("csv/") ? "csv" : entry.getName();
                mentions.merge(form, mentions(new String(zip.readAllBytes(), StandardCharsets.UTF_8)), Integer::sum);
            }
        }
        assertThat(mentions).containsOnlyKeys("page", "csv", "my-data.html", "my-data.json");
        return mentions;
    }

    private int mentions(String text) {
        return text.split(notice.purpose("disclose_by_law").title(), -1).length - 1;
    }

    /// @return its address
    private String asked(Visitor officer, String until, String because) {
        return officer.post(
                        "/privacy/officer/disclosures",
                        Map.of(
                                "authority",
                                "Thames Valley Police",
                                "reference",
                                "TVP/7",
                                "ground",
                                "Production order of the Crown Court",
                                "categories",
                                "name",
                                "people",
                                ada.username(),
                                "withheldUntil",
                                until,
                                "withheldBecause",
                                because))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private Visitor officer() {
        return signedIn(TestAccounts.staff(people, StaffRole.DPO));
    }

    private void step(Visitor officer, String address, String step) {
        officer.get(address);
        assertThat(officer.post(address + "/" + step, Map.of()).statusCode()).isLessThan(400);
        officer.get(address);
    }

    private String inDays(int days) {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London"))
                .plusDays(days)
                .toString();
    }

    @Test
    void looksForWhatIsWithheldAreToldWithItAndNotAfterTwoWeeks() throws IOException {
        Visitor officer = officer();
        String address = asked(officer, inDays(300), WITHHELD);
        step(officer, address, "authorisation");
        step(officer, address, "giving");
        for (int days : new int[] {0, 20, 279}) {
            clock.advanceDays(days);
            assertThat(mentions()).as(days + " days later").isEqualTo(before);
        }
        clock.advanceDays(1);
        mentionsThatGrew();
    }

    private void mentionsThatGrew() throws IOException {
        mentions().forEach((form, count) -> assertThat(count).as(form).isGreaterThan(before.get(form)));
    }

    @Test
    void looksForWhatWasRefusedOrNeverGivenAreNeverTold() throws IOException {
        Visitor officer = officer();
        step(officer, asked(officer, "", ""), "refusal");
        step(officer, asked(officer, "", ""), "authorisation");
        asked(officer, inDays(30), WITHHELD);
        clock.advanceDays(400);
        assertThat(mentions()).isEqualTo(before);
        Visitor another = officer();
        String address = asked(another, "", "");
        step(another, address, "authorisation");
        step(another, address, "giving");
        mentionsThatGrew();
        String told = signedIn(ada).get("/my-data").body();
        clock.advanceDays(2);
        asked(officer(), inDays(30), WITHHELD);
        assertThat(mentions(signedIn(ada).get("/my-data").body()))
                .as("the next that is kept back neither adds nor takes away")
                .isEqualTo(mentions(told));
    }
}
