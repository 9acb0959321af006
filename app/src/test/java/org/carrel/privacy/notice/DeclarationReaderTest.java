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
              name: { title: Name, subjects: "*", source: feed, dpv: "pd:Name" }
            purposes:
              lend: { title: Lending, basis: A6-1-b, categories: [name], operations: [read, write], dpv: "dpv:ServiceProvision" }
            retention:
              name: { clock: desk.person.left_at, period: P12M, then: delete }
            """;
    private static final String FRAGMENT = """
            columns:
              desk.person.name: { category: name, owner: itself }
              desk.person.left_at: { nonPersonal: a date }
            """;

    private static final String RECIPIENT = """
            recipients:
              finance: { title: Finance, purpose: lend, categories: [name], trigger: InvoiceRaised }
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
        String more = NOTICE.replace(
                "purposes:",
                "  hobby: { title: Hobby, subjects: [student], source: form, dpv: \"pd:Name\" }\npurposes:");
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
        String both = FRAGMENT.replace("{ category: name,", "{ category: name, nonPersonal: really,");
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

    @Test
    void anUnknownSourceIsNamed() {
        wrong(NOTICE + "sources:\n  desk: { title: Desk }\n", FRAGMENT, "line 4", "`feed` is not among the sources");
    }

    @Test
    void aSourceFromWhichNothingComesIsRefused() {
        String more = NOTICE + "sources:\n  feed: { title: Feed }\n  desk: { title: Desk }\n";
        wrong(more, FRAGMENT, "no category comes from the source `desk`");
    }

    @Test
    void whatIsHeldNoLongerAwaitsItsModule() {
        wrong(NOTICE.replace("source: feed,", "source: feed, awaits: desk,"), FRAGMENT, "line 4", "held now");
    }

    @Test
    void whatAwaitsItsModuleNeedsNoColumn() {
        String more = NOTICE.replace(
                        "purposes:",
                        "  loan: { title: Loans, subjects: \"*\", source: feed, dpv: \"pd:Name\", awaits: desk }\npurposes:")
                .replace("categories: [name]", "categories: [name, loan]");
        assertThat(notice(more + "  loan: { clock: its return, period: P1Y, then: decorrelate }\n", FRAGMENT)
                        .retention())
                .containsKey("loan");
    }

    @Test
    void aRecipientNeedsItsTrigger() {
        wrong(NOTICE + RECIPIENT.replace(", trigger: InvoiceRaised", ""), FRAGMENT, "line 10", "name the event");
    }

    @Test
    void aRecipientIsToldNoMoreThanItsPurposeReads() {
        String write = NOTICE.replace("[read, write]", "[write]");
        wrong(write + RECIPIENT, FRAGMENT, "line 10", "`finance` is told `name`, which purpose `lend` may not read");
    }

    @Test
    void whoIsNeverToldIsNoRecipient() {
        wrong(NOTICE + RECIPIENT + "never:\n  finance: { title: Finance }\n", FRAGMENT, "both told and never told");
    }

    @Test
    void anEndingThatNobodyKnowsIsRefused() {
        wrong(NOTICE.replace("then: delete", "then: forget"), FRAGMENT, "line 8", "`forget` is no ending");
    }

    @Test
    void aPeriodIsOne() {
        wrong(NOTICE.replace("P12M", "12 months"), FRAGMENT, "line 8", "write P12M");
    }

    @Test
    void aTermOfTheVocabularyHasItsForm() {
        wrong(NOTICE.replace("pd:Name", "name"), FRAGMENT, "line 4", "w3id.org/dpv");
    }

    @Test
    void aMachineAloneDecidesNothing() {
        String automated = NOTICE.replace(
                "dpv: \"dpv:ServiceProvision\" }",
                "dpv: \"dpv:ServiceProvision\", automated: { indicators: [hours], logic: It counts, consequence: A letter, key: None } }");
        wrong(automated, FRAGMENT, "line 6", "a machine alone may not");
    }

    @Test
    void aRowThatBelongsToNobodyKnownIsRefused() {
        wrong(
                NOTICE,
                FRAGMENT.replace(", owner: itself", ""),
                "notice/desk.yaml, line 3",
                "nothing says whose a row of desk.person is");
    }

    @Test
    void anOwnerMustBeAColumn() {
        String lost = FRAGMENT.replace("owner: itself", "owner: people.person.id");
        wrong(NOTICE, lost, "line 2", "leads to people.person.id, which is not a declared column");
    }

    @Test
    void ownersThatGoInACircleAreRefused() {
        String circle = """
                columns:
                  desk.person.name: { category: name, owner: desk.card.id }
                  desk.person.left_at: { nonPersonal: a date }
                  desk.card.id: { category: name, owner: desk.person.name }
                """;
        wrong(NOTICE, circle, "circle: desk.card → desk.person → desk.card");
    }

    @Test
    void aTableOfNobodySaysWhy() {
        String nobody = FRAGMENT.replace(", owner: itself", "") + "nobody:\n  desk.person: { because: \"\" }\n";
        wrong(NOTICE, nobody, "line 5", "say why no row");
    }

    @Test
    void whatIsSecretIsNotReadWithEverything() {
        String secret = NOTICE.replace("source: feed,", "source: feed, secret: A hash,")
                .replace("categories: [name]", "categories: [name], reads: \"*\"");
        assertThat(notice(secret, FRAGMENT).purpose("lend").reads()).isEmpty();
        assertThat(notice(secret.replace("secret: A hash,", ""), FRAGMENT)
                        .purpose("lend")
                        .reads())
                .containsExactly("name");
    }

    @Test
    void theRealNoticeHasNoMistake() {
        assertThat(NoticeFiles.declaration().subjects()).hasSize(12);
    }

    private static void wrong(String notice, String fragment, String... words) {
        assertThatThrownBy(() -> notice(notice, fragment))
                .isInstanceOf(NoticeError.class)
                .hasMessageContainingAll(words);
    }
}
