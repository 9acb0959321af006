package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What a person is told of a score.
class FindingsTest {
    private static final Findings FINDINGS = new Findings();

    private static double sum(List<Finding> findings) {
        return findings.stream().mapToDouble(Finding::bits).sum();
    }

    private static Measurement measured(double usual, double each) {
        Measurement measured = new Measurement();
        measured.clear();
        for (Family family : Family.ALL) {
            measured.bits[family.ordinal()] = each;
        }
        measured.bits[Family.TAKING.ordinal()] = 9;
        measured.bits[Family.USUAL.ordinal()] = usual;
        measured.put(Measurement.Number.RARITY, 8);
        measured.put(Measurement.Number.LAWFUL_DAYS, 1000);
        return measured;
    }

    @Test
    void theReasonsAddUpToTheScoreHoweverSmallSomeAre() {
        for (double usual : new double[] {-3, -0.97, -0.02, 0, 0.05}) {
            for (double each : new double[] {-0.099, -0.004, 0.0, 0.03, 0.097}) {
                Measurement measured = measured(usual, each);

                assertThat(sum(FINDINGS.of(measured))).isCloseTo(measured.score(), within(1e-9));
            }
        }
    }

    @Test
    void whatIsTooLittleToBeAReasonIsToldLast() {
        List<Finding> findings = FINDINGS.of(measured(-0.02, 0.004));

        assertThat(findings).hasSize(2);
        assertThat(findings.getLast().code()).isEqualTo("rest.all");
        assertThat(findings.getLast().bits()).isCloseTo(0.02, within(1e-9));
    }

    @Test
    void daysBeforeThatShowedLittleAreNotCalledSuspicious() {
        Measurement measured = new Measurement();
        measured.put(Measurement.Number.EARLIER, 1.9);
        assertThat(UsualSentences.earlier(0.48, measured).sentence())
                .isEqualTo("The days just before showed a little too.");

        measured.put(Measurement.Number.EARLIER, 2);
        assertThat(UsualSentences.earlier(0.5, measured).sentence()).contains("suspicious", "2 bits");
    }

    @Test
    void aNetworkOfTheAccountsOwnSpeaksAgainstItOnlyAsARareOne() {
        Measurement measured = new Measurement();
        measured.put(Measurement.Number.NOVELTY_KIND, Familiarity.Kind.KNOWN.ordinal());

        assertThat(OriginSentences.novelty(0.4, measured).sentence()).contains("seldom used before");
        assertThat(OriginSentences.novelty(-0.4, measured).sentence()).contains("used before, or the campus");
    }
}
