package org.carrel.privacy.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.privacy.notice.NoticeTestSupport.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The version of a notice changes with its meaning, and with nothing else.
class CanonicalNoticeTest {

    private static final String NOTICE = """
            controller: { name: A library, address: Here, contact: a@b.c, officer: d@b.c, officerAddress: Here,
              regulator: Nobody, regulatorPage: "https://example.org", country: GB, updated: 2026-11-22 }
            subjects:
              student: { title: Students }
              staff: { title: Staff }
            sources:
              feed: { title: Feeds }
              desk: { title: A desk }
            categories:
              name: { title: Name, subjects: "*", source: [feed, desk], dpv: "pd:Name" }
              access: { title: Access needs, subjects: [student], source: desk, special: health, condition: A9-2-g, dpv: "pd:Disability" }
              gate: { title: Entries, subjects: "*", source: desk, dpv: "pd:Location", awaits: circulation }
            purposes:
              lend: { title: Lending, basis: A6-1-b, categories: [name, access], reads: [gate], operations: [read, write], staff: [desk], dpv: "dpv:ServiceProvision" }
              find: { title: Finding thieves, basis: A6-1-f, assessment: LIA-03, view: pseudonymised, reads: [name, access, gate], operations: [read], dpv: "dpv:FraudPreventionAndDetection",
                automated: { indicators: [hours, places], logic: It counts, consequence: A person looks, decidedBy: ict_reviewer, key: The reviewer, checkedBy: statistician } }
              show: { title: Showing, basis: A6-1-c, view: own, restricted: You may always look, reads: "*", operations: [read], dpv: "dpv:LegalCompliance" }
            recipients:
              finance: { title: Finance, purpose: lend, categories: [name], trigger: InvoiceRaised, subjects: [student] }
            never:
              publisher: { title: Publishers }
            retention:
              name: { clock: desk.person.left_at, period: P12M, then: delete, holds: [legal, unpaid] }
              access: { clock: desk.person.left_at, period: P6M, then: delete }
              gate: { clock: the day, period: P3M, then: decorrelate }
            clocks:
              desk.person.left_at: { title: your leaving }
            triggers:
              InvoiceRaised: { title: an invoice was made }
            commitments:
              safe: { title: Kept safe, text: Behind doors, dpv: "dpv:SecurityProcedure" }
            """;
    private static final String FRAGMENT = """
            columns:
              desk.person.id: { nonPersonal: a number, owner: itself }
              desk.person.name: { category: name }
              desk.person.needs: { category: access, keys: [lift, reader] }
              desk.person.noted_by: { category: name, actor: desk.person.id }
              desk.person.left_at: { nonPersonal: a date }
              desk.total.name: { category: name }
            tables:
              desk.history: { nonPersonal: migrations, access: owner, columns: [version, at] }
            nobody:
              desk.total: { because: totals }
            stores:
              letters: { title: Letters, categories: [name], period: P30D }
            """;

    private static String hash(String notice, String fragment) {
        return CanonicalNotice.of(notice(notice, fragment)).hash();
    }

    @Test
    void commentsBlanksAndOrderAreNoMeaning() {
        String plain = hash(NOTICE, FRAGMENT);
        assertThat(hash("# A comment\n\n" + NOTICE.replace("title: Staff }", "title: Staff   } # them"), FRAGMENT))
                .isEqualTo(plain);
        assertThat(hash(
                        NOTICE.replace("[feed, desk]", "[desk, feed]")
                                .replace("\"*\"", "[staff, student]")
                                .replace("reads: [staff, student]", "reads: \"*\""),
                        FRAGMENT))
                .isEqualTo(plain);
        String moved = NOTICE.replace(
                "  student: { title: Students }\n  staff: { title: Staff }\n",
                "  staff: { title: Staff }\n  student: { title: Students }\n");
        assertThat(moved).isNotEqualTo(NOTICE);
        assertThat(hash(moved, FRAGMENT)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: A library|name: Another library",
                "officer: d@b.c|officer: e@b.c",
                "updated: 2026-11-22|updated: 2026-11-23",
                "title: Students|title: All students",
                "title: A desk|title: Any desk",
                "title: Name|title: Names",
                "subjects: [student], source|subjects: [student, staff], source",
                "[feed, desk]|feed",
                "A9-2-g|A9-2-b",
                "special: health|special: genetic",
                "pd:Name|pd:Contact",
                "awaits: circulation|awaits: spaces",
                "title: Lending|title: Giving",
                "A6-1-b|A6-1-e",
                "LIA-03|LIA-04",
                "view: pseudonymised|view: aggregated",
                "categories: [name, access], reads: [gate]|categories: [name], reads: [gate]",
                "reads: [gate],|reads: [],",
                "[read, write]|[read, write, delete]",
                "staff: [desk]|staff: [librarian]",
                "You may always look|Look always",
                "dpv:LegalCompliance|dpv:ServiceProvision",
                "[hours, places]|[hours]",
                "logic: It counts|logic: It guesses",
                "A person looks|A letter",
                "ict_reviewer|dpo",
                "key: The reviewer|key: Nobody",
                "checkedBy: statistician|checkedBy: dpo",
                "trigger: InvoiceRaised, subjects: [student]|trigger: InvoiceRaised",
                "title: Finance|title: Money",
                "title: Publishers|title: All publishers",
                "period: P12M|period: P13M",
                "period: P6M, then: delete|period: P6M, then: decorrelate",
                "[legal, unpaid]|[legal]",
                "clock: the day|clock: the night",
                "title: your leaving|title: your going",
                "title: Kept safe|title: Well kept",
                "text: Behind doors|text: Behind walls",
                "dpv:SecurityProcedure|dpv:ConfidentialityAgreement",
                "an invoice was made|a bill was made"
            })
    void everyFactIsMeaning(String before, String after) {
        assertThat(NOTICE).contains(before);
        assertThat(hash(NOTICE.replace(before, after), FRAGMENT)).isNotEqualTo(hash(NOTICE, FRAGMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "desk.person.name: { category: name }|desk.person.name: { category: access }",
                "desk.person.name: { category: name }|desk.person.name: { nonPersonal: a label }",
                "[lift, reader]|[lift]",
                ", actor: desk.person.id|",
                "[version, at]|[version]",
                "access: owner, |",
                "because: totals|because: sums",
                "title: Letters|title: Mail",
                "period: P30D|period: P31D"
            })
    void everyColumnIsMeaning(String before, String after) {
        assertThat(FRAGMENT).contains(before);
        String changed = FRAGMENT.replace(before, after == null ? "" : after);
        assertThat(hash(NOTICE, changed)).isNotEqualTo(hash(NOTICE, FRAGMENT));
    }

    @Test
    void whatIsReadBackIsTheSame() {
        for (CanonicalNotice notice : new CanonicalNotice[] {
            CanonicalNotice.of(notice(NOTICE, FRAGMENT)), CanonicalNotice.of(NoticeFiles.declaration())
        }) {
            CanonicalNotice.ReadBack back = notice.read();
            assertThat(back.unknown()).isEmpty();
            assertThat(CanonicalNotice.of(back.notice())).isEqualTo(notice);
            assertThat(CanonicalNotice.parse(notice.pretty())).isEqualTo(notice);
            assertThat(notice.text()).doesNotContain("yaml, line");
        }
    }

    @Test
    void whatANewerProgramSaysIsKeptAndNamed() {
        String newer = CanonicalNotice.of(notice(NOTICE, FRAGMENT))
                .text()
                .replace("\"title\":\"Lending\"", "\"mood\":\"good\",\"title\":\"Lending\"");
        CanonicalNotice parsed = CanonicalNotice.parse(newer);
        assertThat(parsed.hash()).isNotEqualTo(hash(NOTICE, FRAGMENT));
        assertThat(parsed.read().unknown()).containsExactly("mood");
    }

    @Test
    void somethingElseIsRefusedInASentence() {
        assertThatThrownBy(() -> CanonicalNotice.parse("hello"))
                .isInstanceOf(NoticeError.class)
                .hasMessageContaining("not JSON");
        assertThatThrownBy(() -> CanonicalNotice.parse("")).isInstanceOf(NoticeError.class);
        assertThatThrownBy(() -> CanonicalNotice.parse("[1]"))
                .isInstanceOf(NoticeError.class)
                .hasMessageContaining("notice print");
        assertThatThrownBy(() ->
                        CanonicalNotice.parse("{\"notice\":3,\"modules\":{}}").read())
                .isInstanceOf(NoticeError.class);
    }

    @Test
    void explainedWordsAreUsedSomewhere() {
        assertThatThrownBy(() -> notice(
                        NOTICE.replace("  desk.person.left_at: { title", "  desk.person.gone_at: { title"), FRAGMENT))
                .isInstanceOf(NoticeError.class)
                .hasMessageContainingAll("notice.yaml, line 23", "desk.person.left_at", "add its words");
        assertThatThrownBy(() -> notice(NOTICE.replace("  InvoiceRaised: {", "  InvoiceRised: {"), FRAGMENT))
                .isInstanceOf(NoticeError.class)
                .hasMessageContainingAll("notice.yaml, line 19", "InvoiceRaised", "spell it as there");
    }

    @Test
    void everyClockAndTriggerOfTheRealNoticeHasItsWords() {
        Declaration real = NoticeFiles.declaration();
        assertThat(real.retention().values().stream().flatMap(rule -> real.clockWords(rule).stream()))
                .noneMatch(words -> words.matches("[a-z_]+\\.[a-z_]+\\.[a-z_]+"));
        assertThat(real.recipients().values().stream().map(real::triggerWords))
                .noneMatch(words -> words.matches("[A-Z]\\S+"));
    }

    @Test
    void theEditorsSchemasKnowJustWhatTheReadersKnow() throws IOException {
        Path resources = Path.of("src/main/resources");
        for (SchemaOfNotice schema : SchemaOfNotice.values()) {
            Path file = resources.resolve(schema.file());
            if (System.getenv("CARREL_UPDATE") != null) {
                Files.writeString(file, schema.json());
            }
            assertThat(Files.readString(file))
                    .as("run this test with CARREL_UPDATE=1 and look at what changed")
                    .isEqualTo(schema.json());
        }
        try (Stream<Path> fragments = Files.list(resources.resolve("notice"))) {
            assertThat(fragments.filter(file -> file.toString().endsWith(".yaml")))
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .contains("yaml-language-server: $schema=fragment.schema.json"));
        }
    }
}
