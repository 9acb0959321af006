package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.carrel.engine.RequestKind;
import org.junit.jupiter.api.Test;

class VolumeTest {

    @Test
    void aBurstOfDocumentsRanksFirstAndOpensOneAlert() {
        Reader reader = new Reader().usualDays("reader", 20).usualDays("victim", 20);
        reader.documents("victim", Reader.at(15, 2), Reader.LAGOS, 300, 18, false);

        Detection detection = reader.detect();

        assertThat(detection.accountDays().stream().max((a, b) -> Double.compare(a.score(), b.score())))
                .hasValueSatisfying(top -> assertThat(top).isEqualTo(Reader.day(detection, "victim", 15)));
        assertThat(detection.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.account()).isEqualTo("victim");
            assertThat(alert.documentsBefore()).isLessThan(60);
            assertThat(alert.documents()).isGreaterThanOrEqualTo(300);
        });
    }

    @Test
    void documentsAreCountedNotHits() {
        Reader reader = new Reader();
        long document = reader.newDocument();
        for (int i = 0; i < 500; i++) {
            reader.request("reader", Reader.at(0, 9) + i, Reader.HOME, RequestKind.DOCUMENT, document);
        }

        AccountDay day = Reader.day(reader.detect(), "reader", 0);

        assertThat(day.documents()).isOne();
        assertThat(day.hits()).isEqualTo(500);
        assertThat(day.score()).isLessThanOrEqualTo(0);
    }

    @Test
    void aRefusedDocumentIsNone() {
        Reader reader = new Reader();
        var refused = reader.documents("reader", Reader.at(0, 9), Reader.HOME, 1, 10, false)
                .events()
                .getFirst();
        var event = new org.carrel.engine.AccessEvent(
                refused.account(),
                refused.epochSecond(),
                1,
                1,
                refused.place(),
                refused.kind(),
                1,
                refused.document(),
                403,
                100,
                0,
                0,
                1);
        Detector detector = Detector.inMemory(new DetectorSettings(Reader.LONDON, 5, true));
        detector.accept(event);

        assertThat(detector.finish().accountDays())
                .singleElement()
                .extracting(AccountDay::documents)
                .isEqualTo(0);
    }

    @Test
    void theReasonIsASentenceWithItsNumbers() {
        Reader reader = new Reader().usualDays("victim", 20);
        reader.documents("victim", Reader.at(15, 2), Reader.HOME, 300, 120, false);

        AccountDay day = Reader.day(reader.detect(), "victim", 15);

        assertThat(day.findings().getFirst().sentence())
                .contains("different documents")
                .contains("this account usually has about 2 a day")
                .doesNotContain("99 of 100");
    }

    @Test
    void theBitsOfTheFindingsAddUpToTheScore() {
        Reader reader = new Reader().usualDays("victim", 20);
        reader.documents("victim", Reader.at(15, 2), Reader.TOKYO, 200, 30, false);

        AccountDay day = Reader.day(reader.detect(), "victim", 15);

        double sum = day.findings().stream().mapToDouble(Finding::bits).sum();
        assertThat(sum).isBetween(day.score() - 0.9, day.score() + 0.9);
        assertThat(day.findings()).hasSizeGreaterThan(3);
    }

    @Test
    void aReviewerOnKnownGroundRanksBelowAHarvester() {
        Reader reader = new Reader().usualDays("reviewer", 20).usualDays("victim", 20);
        reader.documents("reviewer", Reader.at(15, 9), Reader.CAMPUS, 300, 80, true);
        reader.documents("victim", Reader.at(15, 9), Reader.HOME, 300, 20, false);

        Detection detection = reader.detect();

        assertThat(Reader.day(detection, "reviewer", 15).score())
                .isLessThan(Reader.day(detection, "victim", 15).score() - 3);
        assertThat(detection.alerts()).noneMatch(alert -> alert.account().equals("reviewer"));
    }

    @Test
    void whatWasLeftOfYesterdaysBurstDoesNotMakeTodaysArticleSuspicious() {
        Reader reader = new Reader().usualDays("victim", 15);
        reader.documents("victim", Reader.at(15, 20), Reader.LAGOS, 300, 18, false);
        reader.documents("victim", Reader.at(16, 9), Reader.HOME, 1, 60, true);

        Detection detection = reader.detect();

        assertThat(Reader.day(detection, "victim", 16).score()).isLessThan(5);
    }

    @Test
    void aThiefTeachesTheDetectorNothing() {
        Reader reader = new Reader().usualDays("victim", 30);
        for (int day = 15; day < 25; day++) {
            reader.documents("victim", Reader.at(day, 2), Reader.LAGOS, 150, 18, false);
        }

        Detection detection = reader.detect();

        assertThat(Reader.day(detection, "victim", 24).score())
                .isGreaterThanOrEqualTo(Reader.day(detection, "victim", 15).score() - 1);
    }

    @Test
    void aHeavyReaderIsMeasuredByTheirOwnDays() {
        Reader reader = new Reader();
        for (int day = 0; day < 25; day++) {
            reader.documents("heavy", Reader.at(day, 10), Reader.HOME, 30 + day % 7, 300, true);
        }

        Detection detection = reader.detect();

        assertThat(Reader.day(detection, "heavy", 24).score()).isLessThan(0);
    }

    private static double volume(AccountDay day) {
        return day.findings().stream()
                .filter(finding -> finding.code().startsWith("volume"))
                .mapToDouble(Finding::bits)
                .sum();
    }

    @Test
    void documentsDrippedOverADayCountAlthoughNoHourStandsOut() {
        Reader reader = new Reader();
        for (int day = 0; day < 12; day++) {
            reader.documents("victim", Reader.at(day, 10), Reader.HOME, 8, 900, true);
        }
        reader.documents("victim", Reader.at(12, 0), Reader.HOME, 57, 1500, false);

        assertThat(volume(Reader.day(reader.detect(), "victim", 12))).isGreaterThan(3);
    }

    @Test
    void aBurstAfterAWeekAwayCountsAlthoughTheWeekIsSmall() {
        Reader reader = new Reader();
        for (int day = 0; day < 21; day++) {
            reader.documents("victim", Reader.at(day, 10), Reader.HOME, 12, 1200, true);
        }
        reader.documents("victim", Reader.at(28, 3), Reader.LAGOS, 40, 85, false);

        assertThat(volume(Reader.day(reader.detect(), "victim", 28))).isGreaterThan(2);
    }

    @Test
    void whatIsToldOfTheLibraryIsCountedOnItsOwnDays() {
        Reader reader = new Reader().usualDays("victim", 21);
        for (int account = 0; account < 30; account++) {
            for (int day = 0; day < 20; day++) {
                // every twentieth account-day has 60 documents; all others one or two
                int count = (account * 7 + day) % 20 == 0 ? 60 : 1 + day % 2;
                reader.documents("reader" + account, Reader.at(day, 9), Reader.HOME, count, 200, true);
            }
        }
        reader.documents("victim", Reader.at(20, 2), Reader.LAGOS, 300, 30, false);

        Finding volume = Reader.day(reader.detect(), "victim", 20).findings().stream()
                .filter(finding -> finding.code().equals("volume.documents-day"))
                .findFirst()
                .orElseThrow();

        assertThat(volume.numbers().get("typical-most")).isBetween(55.0, 80.0);
        assertThat(volume.sentence()).contains("99 of 100 account-days here have ");
    }

    @Test
    void readingLaterInTheDayDoesNotUndoABurst() {
        Reader reader = new Reader().usualDays("one", 20).usualDays("other", 20);
        reader.documents("one", Reader.at(15, 2), Reader.LAGOS, 113, 40, false);
        reader.documents("other", Reader.at(15, 2), Reader.LAGOS, 113, 40, false);
        reader.documents("other", Reader.at(15, 5), Reader.LAGOS, 40, 200, true);

        Detection detection = reader.detect();
        AccountDay more = Reader.day(detection, "other", 15);

        assertThat(more.score())
                .isGreaterThanOrEqualTo(Reader.day(detection, "one", 15).score());
        assertThat(more.findings()).anyMatch(finding -> finding.numbers().getOrDefault("documents-day", 0.0) >= 153);
    }
}
