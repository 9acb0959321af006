package org.carrel.privacy.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.privacy.notice.NoticeTestSupport.notice;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carrel.PlannedModules;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One wrong word in a sound notice, and the sentence that names its line.
class WrongNoticeTest {

    private static final String NOTICE = """
            controller: { name: A library, address: Here, contact: a@b.uk, officer: d@b.uk, officerAddress: Here,
              regulator: Nobody, regulatorPage: "https://example.org", country: GB, updated: 2026-11-22 }
            subjects:
              student: { title: Students }
              staff: { title: Staff }
            sources:
              feed: { title: Feeds }
            categories:
              name: { title: Name, subjects: "*", source: feed, dpv: "pd:Name" }
              needs: { title: Needs, subjects: [student], source: feed, special: health, condition: A9-2-g, dpv: "pd:Disability" }
              loan: { title: Loans, subjects: "*", source: feed, dpv: "pd:Transactional", awaits: circulation }
            purposes:
              lend: { title: Lending, basis: A6-1-b, categories: [name], reads: [loan], operations: [read, write], staff: [desk], dpv: "dpv:ServiceProvision" }
              help: { title: Helping, basis: A6-1-b, subjects: [student], categories: [needs], operations: [read], staff: [desk], dpv: "dpv:ServiceProvision" }
              find: { title: Finding, basis: A6-1-f, assessment: LIA-03, view: pseudonymised, reads: [name], operations: [read], dpv: "dpv:ServiceProvision",
                automated: { indicators: [hours], logic: It counts, consequence: A look, decidedBy: ict_reviewer, key: None, checkedBy: statistician } }
            recipients:
              finance: { title: Finance, purpose: lend, categories: [name], trigger: InvoiceRaised }
              office: { title: Office, purpose: lend, categories: [name], trigger: InvoiceRaised }
            retention:
              name: { clock: desk.person.left_at, period: P12M, then: delete, holds: [legal] }
              needs: { clock: desk.person.left_at, period: P12M, then: delete }
              loan: { clock: its return, period: P12M, then: delete }
            clocks:
              desk.person.left_at: { title: your leaving }
            triggers:
              InvoiceRaised: { title: an invoice was made }
            """;
    private static final String FRAGMENT = """
            columns:
              desk.person.name: { category: name, owner: itself }
              desk.person.needs: { category: needs, thirdParty: true }
              desk.person.left_at: { nonPersonal: a date }
              desk.total.name: { category: name }
            tables:
              desk.history: { nonPersonal: migrations, access: owner, columns: [version, at] }
            nobody:
              desk.total: { because: totals }
            stores:
              letters: { title: Letters, categories: [name], period: P30D }
            """;

    @Test
    void withoutAWrongWordItIsSound() {
        assertThat(notice(NOTICE, FRAGMENT).purposes()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // Names that the program must have
                "operations: [read, write], staff: [desk]|operations: [read, write], staff: [ict_revewer]|13|`ict_revewer` is not among the staff roles",
                "decidedBy: ict_reviewer|decidedBy: the_machine|16|`the_machine` is not among the staff roles",
                "checkedBy: statistician|checkedBy: nobody|16|`nobody` is not among the staff roles",
                "indicators: [hours]|indicators: []|16|`indicators` is missing",
                "awaits: circulation|awaits: circulaton|11|`circulaton` is not among the modules",
                "holds: [legal]|holds: [leagl]|21|`leagl` is not among the holds",
                "condition: A9-2-g|condition: because|10|`because` is not among the conditions",
                "condition: A9-2-g|condition: A9-2-zz|10|`A9-2-zz` is not among the conditions",
                "special: health|special: helth|10|`helth` is not among the kinds",
                "LIA-03|none|15|`none` is no assessment",
                "operations: [read, write]|operations: []|13|`operations` is missing",
                "pd:Name|pd:Banana|9|`pd:Banana` is not among the terms",
                "categories: [name], reads: [loan], operations: [read, write], staff: [desk], dpv: \"dpv:ServiceProvision\"|categories: [name], reads: [loan], operations: [read, write], staff: [desk], dpv: \"dpv:Banana\"|13|`dpv:Banana` is not among the terms",
                "  staff: { title: Staff }|  stuff: { title: Staff }|5|`stuff` is not among the user groups",
                "officer: d@b.uk|officer: nobody|1|`nobody` is no mail address",
                "contact: a@b.uk|contact: nobody|1|`nobody` is no mail address",
                "https://example.org|javascript:alert(1)|2|is no page",
                "country: GB|country: Britain|2|`Britain` is no country",
                "updated: 2026-11-22|updated: today|1|is not a day",
                // Names that must agree
                "student], source: feed, special|student, staff], source: feed, special|10|no purpose uses `needs` of staff",
                "finance: { title: Finance, purpose: lend, categories: [name], trigger: InvoiceRaised|finance: { title: Finance, purpose: lend, categories: [name], trigger: InvoiceRised|18|nothing in `triggers` says in words what `InvoiceRised`",
                "  InvoiceRaised: {|  Other: { title: x }¶  InvoiceRaised: {|27|nothing uses the trigger `Other`",
                "  desk.person.left_at: { title|  desk.person.went_at: { title|21|nothing in `clocks` says in words what `desk.person.left_at`",
                "  desk.person.left_at: { title: your leaving }|  desk.person.left_at: { title: your leaving }¶  x.y.z: { title: z }|26|nothing uses the clock `x.y.z`",
                "  feed: { title: Feeds }|  feed: { title: Feeds }¶  desk: { title: Desk }|8|no category comes from the source `desk`",
                "purpose: lend, categories: [name], trigger|purpose: sell, categories: [name], trigger|18|`sell` is not among the purposes",
                "purpose: lend, categories: [name], trigger|purpose: lend, trigger|18|needs either the categories",
                "categories: [name], trigger|categories: [name], aggregate: maybe, trigger|18|`aggregate` is true or false",
                "reads: [name], operations|reads: [loan], operations|15|uses nothing that is held",
                "subjects: [student], categories: [needs]|subjects: [student, staff], categories: [needs]|14|make the subjects agree",
                "staff: [desk], dpv: \"dpv:ServiceProvision\" }|staff: [desk], dpv: \"dpv:ServiceProvision\", awaits: circulation }|18|still awaits `circulation`",
                "categories: [needs], operations|operations|14|uses no category",
                "operations: [read, write]|operations: [read, sell]|13|`sell` is no operation",
                "view: pseudonymised|view: blurred|15|`blurred` is no view",
                "subjects: [student], source|source|10|`subjects` is missing",
                "subjects: \"*\", source: feed, dpv: \"pd:Name\"|subjects: \"*\", dpv: \"pd:Name\"|9|`source` is missing",
                "  needs: { clock|  shoes: { clock|22|`shoes` is not among the categories",
                "clock: its return, ||23|`clock` is missing",
                "P12M, then: delete, holds|P-1M, then: delete, holds|21|goes backwards",
                "P12M, then: delete, holds|P0D, then: delete, holds|21|at least P1D",
                "  staff: { title: Staff }|  staff: { title: Staff }¶  staff: { title: Staff }|6|stands here twice",
                "  staff: { title: Staff }|  staff: Staff|5|expected `name: value` lines",
                "title: Lending|title: [Lending]|13|expected a single text",
            })
    void aWrongWordIsNamedWithItsLine(String before, String after, String line, String words) {
        assertThat(NOTICE).contains(before);
        refused(
                NOTICE.replace(before, after == null ? "" : after.replace("¶", "\n")),
                FRAGMENT,
                "notice.yaml, line " + line + ":",
                words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "access: owner|access: all|7|`access` is app (the default) or owner",
                "thirdParty: true|thirdParty: often|3|is true or false",
                "because: totals }|because: totals }¶  desk.history: { because: x }|10|`nobody` names desk.history, which holds no personal column",
                "desk.total.name: { category: name }|desk.total.name: { category: name, owner: itself }|5|has an owner and stands under `nobody`",
                "because: totals|because: ''|9|say why no row",
                "title: Letters, ||11|`title` is missing",
                "categories: [name], ||11|say what lies there",
                "P30D|P0D|11|at least P1D",
                "desk.person.needs: {|needs: {|3|needs",
            })
    void aWrongWordInAModulesPartIsNamedWithItsLine(String before, String after, String line, String words) {
        assertThat(FRAGMENT).contains(before);
        refused(
                NOTICE,
                FRAGMENT.replace(before, after == null ? "" : after.replace("¶", "\n")),
                "notice/desk.yaml, line " + line + ":",
                words);
    }

    @Test
    void aStoreIsDeclaredOnce() {
        String again = "stores:\n  letters: { title: Letters, categories: [name], period: P30D }\n";
        assertThatThrownBy(() -> notice(NOTICE, FRAGMENT, again))
                .isInstanceOf(NoticeError.class)
                .hasMessageContainingAll("notice/desk.yaml, line 2", "the store `letters` is declared twice");
    }

    @Test
    void aPartThatIsMissingIsNamed() {
        refused(
                NOTICE.substring(NOTICE.indexOf("subjects:")).replace("sources:", "# controller:\nsources:"),
                FRAGMENT,
                "`controller` is missing");
    }

    @Test
    void everyGroupOfPeopleIsInTheNotice() {
        assertThat(NoticeFiles.declaration().subjects().keySet())
                .isEqualTo(Arrays.stream(UserGroup.values()).map(UserGroup::key).collect(Collectors.toSet()));
        assertThat(StaffRole.ICT_REVIEWER.key()).isEqualTo("ict_reviewer");
    }

    @Test
    void plannedModulesAreThoseOfTheHouse() throws Exception {
        String house = Files.readString(Path.of("../docs/house.md"));
        String waiting = house.substring(house.indexOf("Named and waiting for their issues:"));
        Set<String> named = Pattern.compile("`(\\w+)`")
                .matcher(waiting.substring(0, waiting.indexOf("\n\n")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(new PlannedModules().planned()).isEqualTo(named);
    }

    @Test
    void aHoldACategoryAndAConditionHaveTheirWordsOnThePage() throws Exception {
        String words = Files.readString(Path.of("src/main/resources/messages/privacy.properties"));
        assertThat(ClosedLists.HOLDS).allSatisfy(hold -> assertThat(words).contains("notice.hold." + hold + " ="));
        assertThat(SpecialKind.names()).allSatisfy(kind -> assertThat(words).contains("notice.special." + kind + " ="));
        assertThat(ClosedLists.CONDITIONS)
                .hasSize(10)
                .allSatisfy(one -> assertThat(words).contains("notice.condition." + one + " ="));
    }

    private static void refused(String notice, String fragment, String... words) {
        assertThatThrownBy(() -> notice(notice, fragment))
                .isInstanceOf(NoticeError.class)
                .hasMessageContainingAll(words);
    }
}
