package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;
import org.junit.jupiter.api.Test;

/// A library may let some evidence count more than other.
class WeightsTest {

    private static final Place MANCHESTER = Reader.place("GB", 53.5, -2.2, 64511, NetworkClass.RESIDENTIAL);

    private static double volume(Weights weights) {
        Reader reader = new Reader().usualDays("victim", 30);
        for (int i = 0; i < 30; i++) {
            reader.usualDays("reader" + i, 30);
        }
        reader.documents("victim", Reader.at(25, 2), MANCHESTER, 200, 15, false);
        return reader.detect(new DetectorSettings(Reader.LONDON, 5, true, weights)).accountDays().stream()
                .filter(day -> day.account().equals("victim"))
                .flatMap(day -> day.findings().stream())
                .filter(finding -> finding.code().startsWith(Family.VOLUME.code))
                .mapToDouble(Finding::bits)
                .max()
                .orElse(0);
    }

    @Test
    void aReasonCountsAsMuchAsItsWeightSays() {
        double usual = volume(Weights.USUAL);

        assertThat(usual).isGreaterThan(3);
        assertThat(volume(Weights.USUAL.with(Family.VOLUME, 50))).isBetween(0.4 * usual, 0.6 * usual);
        assertThat(volume(Weights.USUAL.with(Family.TRAVEL, 300))).isBetween(0.9 * usual, 1.1 * usual);
        assertThat(volume(Weights.leavingOut(Set.of(Family.VOLUME)))).isZero();
    }

    @Test
    void theUsualIsNoChange() {
        assertThat(new Weights(Map.of(Family.VOLUME, 100))).isEqualTo(Weights.USUAL);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Weights weights = Weights.USUAL.with(Family.CROWD, 150).with(Family.PLACES, 0);

        assertThat(weights.written()).isEqualTo("CROWD=150,PLACES");
        assertThat(Weights.of(weights.written())).isEqualTo(weights);
        assertThat(Weights.of(" travel=50 ")).isEqualTo(Weights.USUAL.with(Family.TRAVEL, 50));
        for (String wrong : new String[] {"TRAVEL=", "TRAVEL=much", "MOOD=5", "TRAVEL:50"}) {
            assertThatThrownBy(() -> Weights.of(wrong))
                    .hasMessageContaining("is no weight")
                    .hasMessageContaining("SHAPE");
        }
    }

    @Test
    void whatIsNoWeightIsRefusedByName() {
        assertThatThrownBy(() -> Weights.USUAL.with(Family.VOLUME, -1)).hasMessageContaining("how many documents");
        assertThatThrownBy(() -> Weights.USUAL.with(Family.VOLUME, 301)).hasMessageContaining("0 to 300");
    }
}
