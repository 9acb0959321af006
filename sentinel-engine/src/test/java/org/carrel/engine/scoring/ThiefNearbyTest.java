package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;
import org.junit.jupiter.api.Test;

/// A thief in the owner's country is a thief.
class ThiefNearbyTest {

    private static final Place MANCHESTER = Reader.place("GB", 53.5, -2.2, 64511, NetworkClass.RESIDENTIAL);

    private static Reader library() {
        Reader reader = new Reader().usualDays("victim", 30);
        for (int i = 0; i < 30; i++) {
            reader.usualDays("reader" + i, 30);
        }
        return reader;
    }

    @Test
    void aBurstFromAnotherLineOfTheSameCountryIsAlerted() {
        Reader reader = library().documents("victim", Reader.at(25, 2), MANCHESTER, 200, 15, false);

        assertThat(reader.detect().alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.account()).isEqualTo("victim");
            assertThat(alert.documentsBefore()).isLessThan(60);
        });
    }

    @Test
    void readingFromAnotherLineOfTheSameCountryIsNot() {
        Reader reader = library().documents("victim", Reader.at(25, 14), MANCHESTER, 12, 400, true);

        assertThat(reader.detect().alerts()).isEmpty();
    }

    @Test
    void nobodyMakesANetworkAnInstitutionAlone() {
        Reader reader = library();
        for (int day = 0; day < 25; day++) {
            reader.documents("thief", Reader.at(day, 20), Reader.LAGOS, 2, 300, true);
        }
        for (int i = 0; i < 12; i++) {
            reader.documents("reader" + i, Reader.at(26, 1 + i * 0.2), Reader.LAGOS, 14, 40, false);
        }

        assertThat(reader.detect().alerts().stream().map(Alert::account).filter(a -> a.startsWith("reader")))
                .hasSizeGreaterThan(8);
    }
}
