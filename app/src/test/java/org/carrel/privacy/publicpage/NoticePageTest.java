package org.carrel.privacy.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.NoticeFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page says what the declaration says, and changes with it. (That the database's grants do too: `GrantsTest`.)
class NoticePageTest {

    private static final Declaration NOTICE = NoticeFiles.declaration("");
    private static final CanonicalNotice VERSION = CanonicalNotice.of(NOTICE);

    private static String page(CanonicalNotice version) {
        String html = new PrintedPage().html(NoticePage.of(version.read().notice(), version));
        return html.replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ")
                .replace("&amp;", "&")
                .replace("&#39;", "'");
    }

    @Test
    void everythingDeclaredIsOnThePage() {
        String page = page(VERSION);
        NOTICE.subjects().values().forEach(subject -> assertThat(page).contains(subject.title()));
        NOTICE.sources().values().forEach(source -> assertThat(page).contains(source.title()));
        NOTICE.categories().values().forEach(category -> assertThat(page).contains(category.title()));
        NOTICE.purposes().values().forEach(purpose -> assertThat(page).contains(purpose.title()));
        NOTICE.recipients()
                .values()
                .forEach(recipient -> assertThat(page).contains(recipient.title(), NOTICE.triggerWords(recipient)));
        NOTICE.never().values().forEach(never -> assertThat(page).contains(never.title()));
        NOTICE.retention().values().forEach(rule -> assertThat(page).contains(Periods.words(rule.period()) + " after"));
        assertThat(page)
                .contains(
                        NOTICE.controller().officer(),
                        NOTICE.controller().regulator(),
                        "23 November 2026",
                        VERSION.shortHash());
        assertThat(page).doesNotContainPattern("\\bA6-1-|[a-z]+\\.[a-z_]+\\.[a-z_]+ |\\bP\\d+[MDY]\\b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"title\":\"Contact details\"|\"title\":\"How we reach you\"|How we reach you",
                "\"period\":\"P12M\",\"then\":\"delete\"},\"course_completion\"|\"period\":\"P18M\",\"then\":\"delete\"},\"course_completion\"|18 months after",
                "\"title\":\"Providers of booking services\"|\"title\":\"Nobody at all\"|Nobody at all",
                "\"logic\":\"A log of your|\"logic\":\"A diary of your|A diary of your remote access",
                "\"basis\":\"A6-1-e\"|\"basis\":\"A6-1-d\"|To protect somebody’s life",
                "\"officer\":\"dpo@example.org\"|\"officer\":\"guard@example.org\"|guard@example.org"
            })
    void changingOneLineChangesThePage(String before, String after, String words) {
        assertThat(VERSION.text()).contains(before);
        assertThat(page(VERSION)).doesNotContain(words);
        assertThat(page(CanonicalNotice.parse(VERSION.text().replace(before, after))))
                .contains(words);
    }

    @Test
    void rightsFollowFromTheBasis() {
        String withConsent = page(VERSION);
        assertThat(withConsent).contains("Take back your consent");
        String without =
                page(CanonicalNotice.parse(VERSION.text().replace("\"basis\":\"A6-1-a\"", "\"basis\":\"A6-1-c\"")));
        assertThat(without).doesNotContain("Take back your consent").contains("Object");
    }

    @Test
    void whatIsNotDoneYetIsMarked() {
        long awaiting = NOTICE.purposes().values().stream()
                        .filter(purpose -> purpose.awaits().isPresent())
                        .count()
                + NOTICE.recipients().values().stream()
                        .filter(recipient -> recipient.awaits().isPresent())
                        .count();
        assertThat(page(VERSION).split("not done yet", -1)).hasSize((int) awaiting + 1);
        assertThat(page(VERSION)).contains("Not held yet");
    }

    @ParameterizedTest
    @CsvSource({"P12M,1 year", "P6Y,6 years", "P18M,18 months", "P1D,1 day", "P1M10D,1 month and 10 days", "P0D,no time"
    })
    void periodsAreSaidAsPeopleSayThem(String iso, String words) {
        assertThat(Periods.words(iso)).isEqualTo(words);
    }
}
