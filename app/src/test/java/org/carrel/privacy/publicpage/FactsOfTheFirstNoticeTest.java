package org.carrel.privacy.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import org.carrel.privacy.formats.DpvDocument;
import org.carrel.privacy.formats.ProcessingRecord;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.NoticeFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The facts of the notice that this one began with are on the page, each in words of our own.
class FactsOfTheFirstNoticeTest {

    private static final Declaration NOTICE = NoticeFiles.declaration("");
    private static final CanonicalNotice VERSION = CanonicalNotice.of(NOTICE);
    private static final String PAGE =
            new PrintedPage().html(NoticePage.of(NOTICE, VERSION)).replace("&#39;", "'");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "change of purpose: only where compatible|only where that fits with why it was collected",
                "change of purpose: told, with the basis|you are told first, and on which legal basis",
                "change of purpose: what the law permits without knowledge|where the law requires or allows that",
                "security measures|technical and organisational measures against its being lost, misused, altered or disclosed",
                "access by need, also of contractors|Staff, agents and contractors reach it only where their work needs it",
                "on our instructions|act on the library's instructions only",
                "duty of confidence|owe a duty of confidence",
                "breach procedures|procedures for a suspected breach",
                "breach: you and the regulator|You, and the regulator, are told of it where the law requires",
                "third-party account|your contract is with that provider",
                "third-party account: their data|held by them and not by the library",
                "federation|UK Federation, OpenAthens or your university user name, you are anonymous to the provider",
                "survey data kept to compare|kept for longer, so that one year can be compared with another",
                "legal obligations, as examples|statutory reporting, child protection, equality and pay monitoring, employment, health and safety",
                "crime|prevents, detects or clears up crime",
                "feeds|Automatic feeds",
                "desks|in person at a desk",
                "date of birth of NHS staff|Date of birth",
                "disability|Arrangements made because of a disability",
                "research grants|Research grants behind publications",
                "buildings|Letting you into library buildings",
                "REF|Research Excellence Framework",
                "learning analytics|Learning analytics: results are only ever published as anonymous totals",
                "NHS users|Telling NHS users, and only them",
                "department|Your department",
                "alumni office|The alumni office",
                "finance|The finance department",
                "e-book providers|Providers of e-books",
                "booking providers|Providers of booking services",
                "feedback in marketing|Readers of what the library publishes about itself",
                "profiling|Statistics and machine learning",
                "regulator|Information Commissioner's Office"
            })
    void isOnThePage(String fact, String words) {
        assertThat(PAGE).as(fact).contains(words);
    }

    @Test
    void measuresStandInTheFormatsThatHaveAPlaceForThem() {
        assertThat(new DpvDocument(NOTICE, VERSION).json())
                .contains("dpv:hasTechnicalOrganisationalMeasure", "dpv:DataBreachNotification", "duty of confidence");
        assertThat(new ProcessingRecord(NOTICE, VERSION).csv()).contains("owe a duty of confidence");
        assertThat(VERSION.text()).contains("\"provider_account\"", "OpenAthens");
    }
}
