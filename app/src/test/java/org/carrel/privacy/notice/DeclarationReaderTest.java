package org.carrel.privacy.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.privacy.notice.NoticeTestSupport.notice;

import org.junit.jupiter.api.Test;

class DeclarationReaderTest {

    private static final String NOTICE = """
            subjects:
              student: { title: Students }
            categories:
              name: { title: Name, subjects: "*", source: feed }
            purposes:
              lend: { title: Lending, basis: A6-1-b, categories: [name], operations: [read, write] }
            retention:
              name: { clock: desk.person.left_at, period: P12M, then: delete }
            """;
    private static final String FRAGMENT = """
            columns:
              desk.person.name: { category: name }
              desk.person.left_at: { nonPersonal: a date }
            """;

    @Test
    void aConsistentNoticeIsRead() {
        Declaration declaration = notice(NOTICE, FRAGMENT);
        assertThat(declaration.columns()).hasSize(2);
        assertThat(declaration.categories().get("name").subjects()).containsExactly("student");
        assertThat(declaration.purposes().get("lend").allows(Operation.WRITE, "name"))
                .isTrue();
        assertThat(declaration.purposes().get("lend").allows(Operation.DELETE, "name"))
                .isFalse();
    }

    @Test
    void aMisspeltKeyIsNamedWithItsLine() {
        wrong(NOTICE.replace("basis:", "bases:"), FRAGMENT, "notice.yaml, line 6", "`bases` means nothing here");
    }

    @Test
    void anUnknownBasisIsRefused() {
        wrong(NOTICE.replace("A6-1-b", "A6-1-z"), FRAGMENT, "notice.yaml, line 6", "not a legal basis");
    }

    @Test
    void legitimateInterestNeedsItsAssessment() {
        wrong(NOTICE.replace("A6-1-b", "A6-1-f"), FRAGMENT, "line 6", "recorded assessment");
    }

    @Test
    void specialCategoryDataNeedsItsCondition() {
        wrong(NOTICE.replace("source: feed", "source: feed, special: health"), FRAGMENT, "line 4", "condition");
    }

    @Test
    void aCategoryWithoutPurposeMayNotBeHeld() {
        String more =
                NOTICE.replace("purposes:", "  hobby: { title: Hobby, subjects: [student], source: form }\npurposes:");
        wrong(more, FRAGMENT, "line 5", "no purpose uses `hobby`");
    }

    @Test
    void aCategoryThatNoColumnHoldsIsRefused() {
        wrong(NOTICE, "columns:\n  desk.person.left_at: { nonPersonal: a date }\n", "no column holds `name`");
    }

    @Test
    void aCategoryWithoutRetentionIsRefused() {
        wrong(NOTICE.substring(0, NOTICE.indexOf("retention")), FRAGMENT, "`name` has no retention");
    }

    @Test
    void aRetentionClockMustBeAColumn() {
        wrong(NOTICE.replace("left_at", "gone_at"), FRAGMENT, "line 8", "not a declared column");
    }

    @Test
    void aColumnIsPersonalOrNotAndNeverBoth() {
        String both = FRAGMENT.replace("{ category: name }", "{ category: name, nonPersonal: really }");
        wrong(NOTICE, both, "notice/desk.yaml, line 2", "either a category or nonPersonal");
    }

    @Test
    void aColumnIsDeclaredOnce() {
        String again = FRAGMENT + "tables:\n  desk.person: { nonPersonal: none, columns: [left_at] }\n";
        wrong(NOTICE, again, "notice/desk.yaml, line 5", "declared already in notice/desk.yaml, line 3");
    }

    @Test
    void anUnknownCategoryIsNamed() {
        wrong(NOTICE, FRAGMENT.replace("category: name", "category: nom"), "`nom` is not among the categories");
    }

    @Test
    void whatIsNotYamlIsNamedWithItsLine() {
        wrong(NOTICE.replace("  student: {", "  student: {{"), FRAGMENT, "notice.yaml, line 3", "not YAML");
    }

    private static void wrong(String notice, String fragment, String... words) {
        assertThatThrownBy(() -> notice(notice, fragment))
                .isInstanceOf(NoticeError.class)
                .hasMessageContainingAll(words);
    }
}
