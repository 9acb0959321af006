package org.carrel.privacy.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.NoticeFiles;
import org.carrel.privacy.publicpage.PrintedPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What changed is told in sentences, and what does something new with data already held is told apart.
class NoticeDiffTest {

    private static final CanonicalNotice NOW = CanonicalNotice.of(NoticeFiles.declaration(""));
    private static final PrintedPage TEXTS = new PrintedPage();

    /// Changes the real notice's canonical text.
    private static CanonicalNotice changed(String before, String after) {
        assertThat(NOW.text()).contains(before);
        return CanonicalNotice.parse(NOW.text().replace(before, after));
    }

    private static List<String> sentences(List<NoticeChange> changes) {
        return changes.stream().map(change -> change.sentence(TEXTS::text)).toList();
    }

    @Test
    void theSameNoticeHasNotChanged() {
        assertThat(NoticeDiff.between(NOW, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|\"period\":\"P12M\",\"then\":\"delete\"},\"course_completion\"|\"period\":\"P2Y\",\"then\":\"delete\"},\"course_completion\"|Contact details is kept longer: 2 years",
                "false|\"period\":\"P12M\",\"then\":\"delete\"},\"course_completion\"|\"period\":\"P1M\",\"then\":\"delete\"},\"course_completion\"|Contact details is kept less long: 1 month",
                "true|\"never\":{\"booking_provider\":{\"title\":\"Providers of booking services\"},|\"never\":{|No longer among those who are never told: Providers of booking services",
                "true|\"basis\":\"A6-1-a\"|\"basis\":\"A6-1-e\"|has another legal basis: public task (A6-1-e)",
                "true|\"trigger\":\"CompromiseConfirmed\"|\"trigger\":\"InvoiceRaised\"|is told on another occasion",
                "true|who looked at your data\",\"view\":\"own\"|who looked at your data\",\"view\":\"personal\"|now sees people so: personal (before: own)",
                "false|\"name\":\"Your university\"|\"name\":\"Wrensfield\"|The library is now called Wrensfield",
                "false|\"title\":\"Alumni\"|\"title\":\"Former students\"|“Alumni” is now called “Former students”"
            })
    void eachChangeHasItsSentence(boolean substantial, String before, String after, String sentence) {
        List<NoticeChange> changes = NoticeDiff.between(NOW, changed(before, after));
        assertThat(sentences(changes)).singleElement().asString().contains(sentence);
        assertThat(changes.getFirst().substantial()).isEqualTo(substantial);
    }

    @Test
    void aPromiseTakenBackOrInOtherWordsNeedsADecision() {
        String text = NoticeFiles.declaration("")
                .commitments()
                .values()
                .iterator()
                .next()
                .text();
        CanonicalNotice other = changed(text.substring(0, 20), "We might perhaps not");
        assertThat(NoticeDiff.between(NOW, other))
                .anyMatch(change -> change.substantial() && change.key().equals("commitment.changed"));
    }

    @Test
    void aNewPurposeForDataHeldNeedsADecision() {
        String purpose =
                "\"sell_names\":{\"title\":\"Selling names\",\"basis\":\"A6-1-f\",\"assessment\":\"LIA-99\",\"reads\":[%s],"
                        + "\"operations\":[\"read\"],\"dpv\":\"dpv:Marketing\"},\"show_own_data\"";
        List<NoticeChange> held =
                NoticeDiff.between(NOW, changed("\"show_own_data\"", purpose.formatted("\"contact\",\"loan\"")));
        assertThat(held).singleElement().matches(NoticeChange::substantial);
        assertThat(sentences(held).getFirst())
                .contains("held already", "“Selling names”", "Contact details")
                .doesNotContain("Items borrowed");
        List<NoticeChange> notHeld =
                NoticeDiff.between(NOW, changed("\"show_own_data\"", purpose.formatted("\"loan\"")));
        assertThat(notHeld).singleElement().matches(change -> !change.substantial());
        assertThat(NoticeDiff.between(changed("\"show_own_data\"", purpose.formatted("\"loan\"")), NOW))
                .extracting(NoticeChange::key)
                .containsExactly("purpose.removed");
    }

    @Test
    void aNewRecipientAndMoreForAnOldOneNeedADecision() {
        String finance =
                "\"recipients\":{\"agency\":{\"title\":\"An agency\",\"purpose\":\"administer_accounts\",\"categories\":[\"name\"],\"trigger\":\"InvoiceRaised\"},";
        List<NoticeChange> added = NoticeDiff.between(NOW, changed("\"recipients\":{", finance));
        assertThat(added).singleElement().matches(NoticeChange::substantial);
        assertThat(sentences(added).getFirst()).contains("New recipient", "An agency", "Name");
        List<NoticeChange> more = NoticeDiff.between(
                NOW,
                changed(
                        "\"categories\":[\"securing\",\"securing_person\"],\"purpose\"",
                        "\"categories\":[\"name\",\"securing\",\"securing_person\"],\"purpose\""));
        assertThat(sentences(more)).singleElement().asString().contains("may now also learn: Name");
        assertThat(more.getFirst().substantial()).isTrue();
    }

    @Test
    void personalDataThatIsNoLongerCalledSoNeedsADecision() {
        List<NoticeChange> changes = NoticeDiff.between(
                NOW,
                changed(
                        "\"people.person.email\":{\"category\":\"contact\"}",
                        "\"people.person.email\":{\"nonPersonal\":\"as declared\"}"));
        assertThat(sentences(changes))
                .singleElement()
                .asString()
                .contains("people.person.email no longer counts as personal data");
        assertThat(changes.getFirst().substantial()).isTrue();
    }

    @Test
    void whatNoSentenceTellsIsStillAChange() {
        assertThat(NoticeDiff.between(NOW, changed("\"actor\":\"people.account.id\",", "")))
                .extracting(NoticeChange::key)
                .containsExactly("technical");
    }

    @Test
    void whatThisProgramHasNoWordsForNeedsADecision() {
        List<NoticeChange> changes =
                NoticeDiff.between(NOW, changed("\"title\":\"Alumni\"", "\"mood\":\"glad\",\"title\":\"Alumni\""));
        assertThat(sentences(changes)).singleElement().asString().contains("mood");
        assertThat(changes.getFirst().substantial()).isTrue();
    }

    @Test
    void substantialChangesComeFirst() {
        CanonicalNotice both = CanonicalNotice.parse(changed("\"title\":\"Alumni\"", "\"title\":\"Former\"")
                .text()
                .replace("\"basis\":\"A6-1-a\"", "\"basis\":\"A6-1-b\""));
        assertThat(NoticeDiff.between(NOW, both))
                .extracting(NoticeChange::substantial)
                .containsExactly(true, false);
    }
}
