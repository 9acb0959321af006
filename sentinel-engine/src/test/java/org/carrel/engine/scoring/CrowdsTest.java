package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;
import org.junit.jupiter.api.Test;

/// Many accounts that come to one network new to all of them: readers together, or a thief with many accounts.
class CrowdsTest {

    private static final Place HOTEL = Reader.place("FR", 48.8, 2.3, 64701, NetworkClass.RESIDENTIAL);
    private static final Place UNPLACED = Place.UNKNOWN;
    private static final int DAY = 25;

    private static Reader library(int accounts) {
        Reader reader = new Reader();
        for (int i = 0; i < accounts; i++) {
            reader.usualDays("reader" + i, 30);
        }
        return reader;
    }

    private static double crowd(Detection detection, String account, String code) {
        return Reader.day(detection, account, DAY).findings().stream()
                .filter(finding -> finding.code().equals(code))
                .mapToDouble(Finding::bits)
                .findFirst()
                .orElse(0);
    }

    @Test
    void aClassAwayFromCampusThatReadsAFewEachIsNoWave() {
        Reader reader = library(300);
        for (int i = 0; i < 25; i++) {
            reader.documents("reader" + i, Reader.at(DAY, 9 + i * 0.25), HOTEL, 8, 200, true);
        }
        Detection detection = reader.detect();

        for (int i = 0; i < 25; i++) {
            assertThat(crowd(detection, "reader" + i, "crowd.same-network")).isLessThan(5);
        }
    }

    @Test
    void asManyAccountsThatAreHarvestedOneAfterTheOtherAreAWave() {
        Reader reader = library(300);
        for (int i = 0; i < 25; i++) {
            reader.documents("reader" + i, Reader.at(DAY, 9 + i * 0.25), HOTEL, 20, 40, false);
        }
        Detection detection = reader.detect(new DetectorSettings(Reader.LONDON, 100, true));

        assertThat(detection.alerts().stream().map(Alert::account).distinct()).hasSizeGreaterThan(20);
        assertThat(crowd(detection, "reader20", "crowd.same-network")).isGreaterThan(7);
    }

    @Test
    void theLibrarysOwnNewWayOutIsToldAndCountsForNothing() {
        Reader reader = library(300);
        for (int i = 0; i < 120; i++) {
            reader.documents("reader" + i, Reader.at(DAY, 8 + i * 0.08), UNPLACED, 1 + i % 3, 300, true);
        }
        Detection detection = reader.detect();

        assertThat(detection.alerts()).isEmpty();
        assertThat(crowd(detection, "reader110", "crowd.own-exit")).isZero();
        assertThat(crowd(detection, "reader110", "crowd.same-network")).isZero();
        assertThat(Reader.day(detection, "reader110", DAY).findings())
                .anySatisfy(finding -> assertThat(finding.sentence()).contains("the library's own new way out"));
    }
}
