package org.carrel.circulation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.catalogue.CatalogueForTests;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@CarrelTest
@Import(CatalogueForTests.class)
class PolicyModuleTest {

    private static final String DRAFT = "/lending-policy/draft";
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");

    @Autowired
    private Policies policies;

    @Autowired
    private Drafts drafts;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private Visitor librarian;
    private int base;

    @BeforeEach
    void noDraft() {
        librarian = staff(StaffRole.LIBRARIAN);
        drafts.draft().ifPresent(draft -> drafts.discard(draft.revision()));
        // As it was at the first start, whatever other tests made of it.
        Policy begun = policies.version(1).orElseThrow().policy();
        if (!policies.current().policy().equals(begun)) {
            drafts.change(Drafts.NONE, policy -> begun);
            drafts.save(
                    drafts.draft().orElseThrow().revision(),
                    "As Carrel begins",
                    TestAccounts.staff(people, StaffRole.LIBRARIAN).id());
        }
        base = policies.current().number();
    }

    private Visitor staff(StaffRole role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestAccounts.staff(people, role).username(), TestAccounts.PASSWORD);
        return visitor;
    }

    private static String revision(HttpResponse<String> page) {
        Matcher matcher = REVISION.matcher(page.body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    /// What the form of a rule sends.
    private static Map<String, String> rule(String patron, String item, String period, String revision) {
        Map<String, String> form = new HashMap<>(Map.of(
                "revision",
                revision,
                "patrons-kind",
                "only",
                "patrons",
                patron,
                "items-kind",
                item.equals("all") ? "all" : "only",
                "items",
                item,
                "locations-kind",
                "all",
                "lends",
                "yes",
                "period",
                period));
        form.putAll(Map.of(
                "renewals", "none",
                "renewed-from", "renewal",
                "requests", "yes",
                "recall-days", "7",
                "guaranteed-days", "7",
                "shelf-days", "7"));
        return form;
    }

    private HttpResponse<String> add(Visitor visitor, String patron, String item, String period) {
        String revision = revision(visitor.get(DRAFT + "/rules"));
        return visitor.post(DRAFT + "/rules", rule(patron, item, period, revision));
    }

    private HttpResponse<String> save(String why) {
        return librarian.post(
                "/lending-policy/versions", Map.of("revision", revision(librarian.get(DRAFT)), "why", why));
    }

    @Test
    void theDeskReadsThePolicyInWords() {
        String page = staff(StaffRole.DESK).get("/lending-policy").body();
        assertThat(page)
                .contains("Taught student", "Everything but:", "Short loan", "1 week", "Renewed by itself up to a year")
                .contains("24 hours", "4 items at once by this rule", "Not lent", "reference (not in the catalogue)")
                .doesNotContain("all but", "Change the policy");
    }

    @ParameterizedTest
    @ValueSource(strings = {DRAFT, DRAFT + "/rules", DRAFT + "/file", "/lending-policy/versions"})
    void onlyLibrariansChangeIt(String address) {
        assertThat(staff(StaffRole.DESK).get(address).statusCode()).isEqualTo(403);
        assertThat(staff(StaffRole.SYSTEMS_LIBRARIAN).get(address).statusCode()).isEqualTo(200);
        Visitor reader = new Visitor(port);
        reader.signIn(TestAccounts.reader(people, UserGroup.STUDENT).username(), TestAccounts.PASSWORD);
        assertThat(reader.get("/lending-policy").statusCode()).isEqualTo(403);
    }

    @Test
    void aLineIsAddedTriedAndSavedWithAReason() {
        assertThat(add(librarian, "alumnus", "short", "2 days").statusCode()).isEqualTo(303);
        assertThat(policies.current().number()).isEqualTo(base);
        String trial = librarian
                .get("/lending-policy/trial?patron=alumnus&item=short&location=north-1&at=2026-11-02T10:00")
                .body();
        assertThat(trial)
                .contains("It would not be lent.", "be due on Wednesday 4 November 2026, 23:59", "By the draft");
        assertThat(librarian.get(DRAFT + "/changes").body())
                .contains("Alumna or alumnus; Short loan; Everywhere<", "Not lent", "2 days");

        assertThat(save("because").statusCode()).isEqualTo(422);
        assertThat(save("Former students asked for it").statusCode()).isEqualTo(303);

        assertThat(policies.current().number()).isEqualTo(base + 1);
        Policy policy = policies.current().policy();
        assertThat(policy.decide(policy.patron("alumnus").orElseThrow(), "short", "north-1")
                        .rule()
                        .terms())
                .satisfies(terms -> assertThat(terms.period()).isEqualTo(LoanPeriod.days(2)));
        assertThat(librarian.get("/lending-policy/versions").body())
                .contains("Version " + (base + 1), "Former students asked for it", "<bdi>Imogen Thackeray</bdi>");
        assertThat(staff(StaffRole.DESK)
                        .get("/lending-policy/versions/" + (base + 1))
                        .body())
                .contains("difference-new", "Alumna or alumnus; Short loan; Everywhere: 2 days")
                .doesNotContain("<bdi>Imogen Thackeray</bdi>");
        assertThat(staff(StaffRole.DESK).get("/lending-policy/versions/1").body())
                .doesNotContain("difference-new");
        assertThat(librarian.get("/lending-policy/versions/" + (base + 2)).statusCode())
                .isEqualTo(404);
        assertThat(librarian.get("/lending-policy/draft").body()).contains("There is no draft");
    }

    @Test
    void whatIsTypedWronglyIsSaidAndStays() {
        HttpResponse<String> page = add(librarian, "alumnus", "short", "a fortnight");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("value=\"a fortnight\"", "such as 3 weeks", "id=\"wrong-period\"");
        Map<String, String> nobody = rule("alumnus", "short", "1 week", "0");
        nobody.remove("patrons");
        assertThat(librarian.post(DRAFT + "/rules", nobody).body()).contains("Please tick at least one");
        assertThat(drafts.draft()).isEmpty();
    }

    @Test
    void crossingLinesAreShownAsAPairAndNotSaved() {
        add(librarian, "alumnus", "all", "1 day");
        assertThat(librarian.get(DRAFT).body())
                .contains("Lines 8 and 10 both decide the same", "Line 10 says: 1 day; Not renewed. Make");
        HttpResponse<String> refused = save("Let us see whether it is taken");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"Let us see whether it is taken\"");
        assertThat(policies.current().number()).isEqualTo(base);
    }

    @Test
    void whatTheCatalogueDoesNotKnowIsRefusedByName() {
        add(librarian, "alumnus", "scroll", "1 day");
        assertThat(librarian.get(DRAFT).body())
                .contains("Line 10 names a type of item that the catalogue does not have: scroll");
    }

    @Test
    void linesAreChangedCopiedMovedAndRemoved() {
        String last = "/rules/9";
        librarian.post(DRAFT + last + "/place", Map.of("revision", "0", "to", "8"));
        assertThat(drafts.draft().orElseThrow().policy().rules().get(7).scope()).isEqualTo(Scope.EVERYTHING);
        assertThat(librarian.get(DRAFT + "/rules?copy=1").body())
                .contains("value=\"taught\" checked", "value=\"1 week\"");
        String revision = revision(librarian.get(DRAFT));
        assertThat(librarian
                        .post(DRAFT + "/rules/7/removal", Map.of("revision", revision))
                        .statusCode())
                .isEqualTo(303);
        assertThat(drafts.draft().orElseThrow().policy().rules()).hasSize(8);
        revision = revision(librarian.get(DRAFT));
        librarian.post(DRAFT + "/rules/1", rule("taught", "standard", "5 weeks", revision));
        assertThat(drafts.draft()
                        .orElseThrow()
                        .policy()
                        .rules()
                        .getFirst()
                        .scope()
                        .items())
                .isEqualTo(Choice.only("standard"));
        assertThat(librarian.get(DRAFT + "/rules/99").statusCode()).isEqualTo(404);
        revision = revision(librarian.get(DRAFT));
        assertThat(librarian
                        .post(DRAFT + "/rules/99/removal", Map.of("revision", revision))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSecondOfTwoLibrariansIsToldWhatChangedAndLosesNothing() {
        Visitor second = staff(StaffRole.SYSTEMS_LIBRARIAN);
        String seen = revision(second.get(DRAFT + "/rules/1"));
        add(librarian, "alumnus", "short", "2 days");

        HttpResponse<String> told = second.post(DRAFT + "/rules/1", rule("taught", "standard", "5 weeks", seen));
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body())
                .contains("Somebody else changed the draft", "Alumna or alumnus; Short loan; Everywhere: 2 days")
                .contains("value=\"5 weeks\"", "action=\"/lending-policy/draft/rules/1\"");
        assertThat(second.post(DRAFT + "/rules/1", rule("taught", "standard", "5 weeks", revision(told)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(drafts.draft().orElseThrow().policy().rules())
                .hasSize(10)
                .first()
                .satisfies(rule -> assertThat(rule.terms().period()).isEqualTo(LoanPeriod.weeks(5)));
    }

    @Test
    void whoWorkedAtADraftThatWasSavedMeanwhileIsTold() {
        add(librarian, "alumnus", "short", "2 days");
        Visitor second = staff(StaffRole.LIBRARIAN);
        String seen = revision(second.get(DRAFT));
        add(librarian, "nhs", "short", "3 days");
        save("Both may have short loans now");

        HttpResponse<String> told =
                second.post("/lending-policy/versions", Map.of("revision", seen, "why", "My own good reason"));
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body()).contains("saved the draft", "NHS staff; Short loan; Everywhere: 3 days");
        assertThat(policies.current().number()).isEqualTo(base + 1);
        HttpResponse<String> form = second.post(DRAFT + "/rules", rule("retired", "short", "1 day", seen));
        assertThat(form.statusCode()).isEqualTo(409);
        assertThat(second.post(DRAFT + "/rules", rule("retired", "short", "1 day", revision(form)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(drafts.draft().orElseThrow().basedOn()).isEqualTo(base + 1);
    }

    @Test
    void ofManyWhoSaveAtOnceOneDoes() throws Exception {
        add(librarian, "alumnus", "short", "2 days");
        long revision = drafts.draft().orElseThrow().revision();
        var by = TestAccounts.staff(people, StaffRole.LIBRARIAN).id();
        List<Callable<Drafts.Outcome>> tries = IntStream.range(0, 8)
                .<Callable<Drafts.Outcome>>mapToObj(
                        number -> () -> drafts.save(revision, "All at the same time, number " + number, by))
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            long done = 0;
            for (var one : threads.invokeAll(tries)) {
                done += one.get() instanceof Drafts.Outcome.Done ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(policies.current().number()).isEqualTo(base + 1);
    }

    @Test
    void aFileGoesOutAndComesInAgainAsTheDraft() {
        String file = librarian.get("/lending-policy/policy.csv").body();
        assertThat(PolicyExamples.right(PolicyFile.read(file)))
                .isEqualTo(policies.current().policy());
        String changed = file.replace(
                "only nhs,all but reference short,all,yes,3 weeks", "only nhs,all but short,all,yes,4 weeks");
        assertThat(librarian
                        .post(DRAFT + "/file", Map.of("revision", "0", "file", changed))
                        .statusCode())
                .isEqualTo(303);
        assertThat(librarian.get(DRAFT + ".csv").body()).isEqualTo(changed);
        assertThat(policies.current().number()).isEqualTo(base);
    }

    @Test
    void aFileWithAWrongRowChangesNothing() {
        HttpResponse<String> refused = librarian.post(
                DRAFT + "/file", Map.of("revision", "0", "file", "rule,all,all,all,no\nrule,all,all,all,yes,soon\n"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Row 2:", "There is: soon", "rule,all,all,all,yes,soon");
        assertThat(drafts.draft()).isEmpty();
    }

    @Test
    void aDraftMayLoseEveryLineAndHaveNoMoreThanThereMayBe() {
        drafts.change(Drafts.NONE, policy -> new Policy(policy.patrons(), policy.lists(), List.of()));
        assertThat(librarian.get(DRAFT).body()).contains("No line decides everything");
        Rule rule = PolicyExamples.nothing();
        drafts.change(
                drafts.draft().orElseThrow().revision(),
                policy ->
                        new Policy(policy.patrons(), policy.lists(), Collections.nCopies(PolicyFile.MOST_RULES, rule)));
        HttpResponse<String> more = add(librarian, "alumnus", "short", "2 days");
        assertThat(more.statusCode()).isEqualTo(422);
        assertThat(more.body()).contains("at most 500 lines");
        assertThat(drafts.draft().orElseThrow().policy().rules()).hasSize(PolicyFile.MOST_RULES);
    }

    @Test
    void kindsOfBorrowersAreAddedRenamedAndCovered() {
        Map<String, String> form = Map.of(
                "revision",
                "0",
                "name",
                "Friend of the library",
                "key",
                "friend",
                "covers",
                "public_member",
                "items",
                "2",
                "requests",
                "1");
        assertThat(librarian.post(DRAFT + "/patron-types", form).statusCode()).isEqualTo(303);
        assertThat(librarian.get(DRAFT).body())
                .contains("Member of the public: covered by Reading only and by Friend of the library");
        String revision = revision(librarian.get(DRAFT));
        librarian.post(
                DRAFT + "/patron-types/taught",
                Map.of(
                        "revision",
                        revision,
                        "name",
                        "Undergraduate",
                        "key",
                        "undergraduate",
                        "covers",
                        "student",
                        "items",
                        "40",
                        "requests",
                        "10"));
        assertThat(drafts.draft()
                        .orElseThrow()
                        .policy()
                        .rules()
                        .getFirst()
                        .scope()
                        .patrons())
                .isEqualTo(Choice.only("undergraduate"));
        HttpResponse<String> wrong = librarian.post(
                DRAFT + "/patron-types",
                Map.of("revision", "0", "name", "", "key", "UPPER", "items", "many", "requests", "1"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("There is: UPPER", "There is: many");
    }

    @Test
    void listsOfDueDatesAreKeptAndUsed() {
        HttpResponse<String> wrong =
                librarian.post(DRAFT + "/due-dates", Map.of("revision", "0", "lists", "half-term: 2026-11-31"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("There is: 2026-11-31");
        assertThat(librarian
                        .post(
                                DRAFT + "/due-dates",
                                Map.of("revision", "0", "lists", "half-term: 2026-11-20, 2027-02-12\n\n"))
                        .statusCode())
                .isEqualTo(303);
        Map<String, String> form = rule("alumnus", "short", "8 weeks", revision(librarian.get(DRAFT)));
        form.put("no-later-than", "half-term");
        librarian.post(DRAFT + "/rules", form);
        assertThat(librarian
                        .get("/lending-policy/trial?patron=alumnus&item=short&location=north-1&at=2026-11-02T10:00")
                        .body())
                .contains("be due on Friday 20 November 2026, 23:59", "A day of the list made it earlier.");
    }

    @Test
    void nonsenseInATrialIsSaid() {
        assertThat(librarian
                        .get("/lending-policy/trial?patron=taught&item=x&at=yesterday")
                        .body())
                .contains("This is no moment");
        assertThat(librarian
                        .get("/lending-policy/trial?patron=taught&at=%2B999999999-01-01T00:00")
                        .body())
                .contains("This is no moment");
        assertThat(librarian
                        .get("/lending-policy/trial?patron=gnome&item=x&location=y")
                        .body())
                .contains("There is no such kind of borrower.");
    }
}
