package org.carrel.sentinel.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.sentinel.accuracy.Draw.Candidate;
import org.carrel.sentinel.accuracy.Draw.Drawn;
import org.junit.jupiter.api.Test;

class DrawTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void everyAccountDayIsDrawnAsOftenAsItsRecordedChanceSays() {
        List<Candidate> candidates = candidates();
        Map<String, Double> chances = Draw.inclusion(candidates, 4);
        Map<String, Integer> drawn = new HashMap<>();
        int rounds = 20_000;
        for (int seed = 0; seed < rounds; seed++) {
            Draw.from(candidates, 4, seed)
                    .forEach(one -> drawn.merge(one.candidate().account(), 1, Integer::sum));
        }
        for (Candidate candidate : candidates) {
            double chance = chances.get(candidate.stratum().band());
            double share = drawn.getOrDefault(candidate.account(), 0) / (double) rounds;
            // five standard errors of a share in 20,000 draws
            assertThat(share).as(candidate.account()).isCloseTo(chance, within(5 * Math.sqrt(chance / rounds)));
        }
    }

    @Test
    void eachBandGetsAnEqualShareHoweverFewDaysItHas() {
        Map<String, Double> chances = Draw.inclusion(candidates(), 4);
        assertThat(chances).containsOnlyKeys("below_0", "0_to_2", "2_to_5", "from_5");
        assertThat(chances.get("below_0")).isCloseTo(1 / 100.0, within(1e-12));
        assertThat(chances.get("from_5")).isCloseTo(1 / 4.0, within(1e-12));
    }

    @Test
    void aBandSmallerThanItsShareIsDrawnWhole() {
        List<Candidate> few = candidates().subList(0, 2);
        assertThat(Draw.from(few, 10, 1)).hasSize(2).allMatch(drawn -> drawn.inclusion() == 1);
    }

    @Test
    void theNumberDrawnIsTheExpectedOneRoundedUpOrDown() {
        for (int seed = 0; seed < 200; seed++) {
            assertThat(Draw.from(candidates(), 2.5, seed)).hasSizeBetween(2, 3);
            assertThat(Draw.from(candidates(), 0.5, seed)).hasSizeBetween(0, 1);
        }
    }

    @Test
    void theSameSeedDrawsTheSame() {
        List<Candidate> shuffled = candidates().reversed();
        assertThat(Draw.from(shuffled, 3, 42)).isEqualTo(Draw.from(candidates(), 3, 42));
        assertThat(accounts(Draw.from(candidates(), 3, 43))).isNotEqualTo(accounts(Draw.from(candidates(), 3, 42)));
    }

    @Test
    void anAccountIsNewForFourWeeksAndNobodyIsBeforeThereIsAPast() {
        LocalDate longAgo = DAY.minusDays(90);
        assertThat(Stratum.age(DAY, DAY.minusDays(27), longAgo)).isEqualTo("new");
        assertThat(Stratum.age(DAY, DAY.minusDays(28), longAgo)).isEqualTo("known");
        assertThat(Stratum.age(DAY, DAY.minusDays(3), DAY.minusDays(10))).isEqualTo("unclear");
    }

    private static List<String> accounts(List<Drawn> drawn) {
        return drawn.stream().map(one -> one.candidate().account()).toList();
    }

    /// 100 ordinary days, 30 a little odd, 10 odd, 4 strange.
    private static List<Candidate> candidates() {
        List<Candidate> all = new ArrayList<>();
        double[] scores = {7, 3, 1, -2};
        int[] counts = {4, 10, 30, 100};
        for (int band = 0; band < scores.length; band++) {
            for (int i = 0; i < counts[band]; i++) {
                Stratum stratum = Stratum.of(scores[band], i % 3, DAY, DAY.minusDays(i), DAY.minusDays(200));
                all.add(new Candidate("u1-" + band + "-" + i, 0.1, stratum));
            }
        }
        return all;
    }
}
