package org.carrel.testkit.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.carrel.testkit.evaluation.TinyWorld.BERLIN;
import static org.carrel.testkit.evaluation.TinyWorld.LONDON;
import static org.carrel.testkit.evaluation.TinyWorld.PARIS;
import static org.carrel.testkit.evaluation.TinyWorld.event;

import java.util.ArrayList;
import java.util.List;
import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;
import org.junit.jupiter.api.Test;

class RivalsTest {

    private static final long GIGABYTE = 1L << 30;

    private final Trace bytes = new Trace(0);
    private final Trace countries = new Trace(0);
    private final Trace addresses = new Trace(0);
    private final Trace shipped = new Trace(0);
    private final EzproxyRules ezproxy = new EzproxyRules(bytes, countries, addresses, shipped);
    private final Trace megabytes = new Trace(0);
    private final Trace speed = new Trace(0);
    private final Practitioners practitioners = new Practitioners(megabytes, speed);

    private static boolean fires(String rule, Trace trace) {
        List<Rival.Rule> rules = new ArrayList<>(EzproxyRules.RULES);
        rules.addAll(Practitioners.RULES);
        double line = rules.stream()
                .filter(each -> each.name().contains(rule))
                .findFirst()
                .orElseThrow()
                .line();
        return !trace.raised(line, 0).isEmpty();
    }

    @Test
    void aGigabyteInAnHourIsNoAlarmAndAByteMoreIs() {
        ezproxy.see(0, 0, event(0, 1, LONDON, GIGABYTE / 2));
        ezproxy.see(0, 0, event(3000, 1, LONDON, GIGABYTE / 2));
        assertThat(fires("> 1 GB", bytes)).isFalse();

        ezproxy.see(0, 0, event(3100, 1, LONDON, 1));
        assertThat(fires("> 1 GB", bytes)).isTrue();
        assertThat(fires("> 2 GB", bytes)).isFalse();
        assertThat(fires("any shipped", shipped)).isTrue();
    }

    @Test
    void bytesOlderThanAnHourAreForgotten() {
        ezproxy.see(0, 0, event(0, 1, LONDON, GIGABYTE));
        ezproxy.see(0, 0, event(3660, 1, LONDON, GIGABYTE));

        assertThat(fires("> 1 GB", bytes)).isFalse();
    }

    @Test
    void theThirdCountryWithinADayIsOneTooMany() {
        ezproxy.see(0, 0, event(0, 1, LONDON, 1));
        ezproxy.see(0, 0, event(3600, 2, PARIS, 1));
        assertThat(fires("> 2 countries", countries)).isFalse();
        assertThat(fires("any shipped", shipped)).isFalse();

        ezproxy.see(0, 1, event(1440 * 60 + 1, 3, BERLIN, 1));
        assertThat(fires("> 2 countries", countries)).isFalse();

        ezproxy.see(0, 1, event(1440 * 60 + 2, 1, LONDON, 1));
        assertThat(fires("> 2 countries", countries)).isTrue();
        assertThat(fires("> 4 countries", countries)).isFalse();
        assertThat(fires("any shipped", shipped)).isTrue();
    }

    @Test
    void theSixthAddressInTwentyHoursIsOneTooMany() {
        for (int address = 1; address <= 5; address++) {
            ezproxy.see(0, 0, event(address, address, LONDON, 1));
        }
        assertThat(fires("> 5 addresses", addresses)).isFalse();

        ezproxy.see(0, 0, event(1200 * 60, 6, LONDON, 1));
        assertThat(fires("> 5 addresses", addresses)).isTrue();
    }

    @Test
    void threeCountriesAlarmOnlyWithMoreThan25Megabytes() {
        practitioners.see(0, 0, event(0, 1, LONDON, 26 << 20));
        practitioners.see(0, 0, event(1, 2, PARIS, 0));
        assertThat(fires("25 MB", megabytes)).isFalse();

        practitioners.see(0, 0, event(2, 3, BERLIN, 0));
        assertThat(fires("25 MB", megabytes)).isTrue();
    }

    @Test
    void threeCountriesOverTwoDaysAreNoAlarm() {
        practitioners.see(0, 0, event(0, 1, LONDON, 26 << 20));
        practitioners.see(0, 0, event(1, 2, PARIS, 0));
        practitioners.see(0, 1, event(100_000, 3, BERLIN, 26 << 20));

        assertThat(fires("25 MB", megabytes)).isFalse();
    }

    @Test
    void fromLondonToParisAre343Kilometres() {
        assertThat(Practitioners.kilometres(LONDON, PARIS)).isCloseTo(341, within(5.0));
    }

    @Test
    void whoIsInParisAQuarterOfAnHourAfterLondonFliesTooFast() {
        practitioners.see(0, 0, event(0, 1, LONDON, 1));
        practitioners.see(0, 0, event(7200, 2, PARIS, 1));
        assertThat(fires("900", speed)).isFalse();

        practitioners.see(0, 0, event(8100, 1, LONDON, 1));
        assertThat(fires("900", speed)).isTrue();
    }

    @Test
    void theBlurOfAPlacesTableIsNoJourney() {
        Place near = new Place("GB", "Reading", 51.5, -.6, 1, NetworkClass.RESIDENTIAL);
        practitioners.see(0, 0, event(0, 1, LONDON, 1));
        practitioners.see(0, 0, event(0, 2, near, 1));

        assertThat(fires("900", speed)).isFalse();
    }

    @Test
    void anAddressTheAccountNeverUsedIsOddButLessSoInItsOwnCountry() {
        Trace trace = new Trace(Double.NEGATIVE_INFINITY);
        Freeman freeman = new Freeman(trace);
        for (int day = 0; day < 20; day++) {
            // others use every address, so that none is odd by itself
            for (int other = 1; other <= 3; other++) {
                Place place = other == 1
                        ? LONDON
                        : other == 2 ? new Place("GB", "Hull", 53, 0, 9, NetworkClass.MOBILE) : PARIS;
                freeman.see(other, day, event(day * 86_400L, other, place, 1));
            }
            freeman.see(0, day, event(day * 86_400L, 1, LONDON, 1));
            freeman.see(4, day, event(day * 86_400L, 1, LONDON, 1));
            freeman.see(5, day, event(day * 86_400L, 1, LONDON, 1));
        }
        freeman.see(0, 20, event(20 * 86_400L, 1, LONDON, 1));
        freeman.see(4, 20, event(20 * 86_400L, 2, new Place("GB", "Hull", 53, 0, 9, NetworkClass.MOBILE), 1));
        freeman.see(5, 20, event(20 * 86_400L, 3, PARIS, 1));

        double home = last(trace, 0);
        double sameCountry = last(trace, 4);
        double abroad = last(trace, 5);
        assertThat(home).isLessThan(0);
        assertThat(sameCountry).isGreaterThan(0).isLessThan(abroad);
    }

    private static double last(Trace trace, int account) {
        return trace.raised(Double.NEGATIVE_INFINITY, 0).stream()
                .filter(raised -> raised.account() == account && raised.last() == 20 * 86_400L)
                .mapToDouble(raised -> lastScore(trace, account))
                .findFirst()
                .orElseThrow();
    }

    /// The highest line at which the account stands at its last moment.
    private static double lastScore(Trace trace, int account) {
        double found = Double.NaN;
        for (double line = -10; line < 10; line += .01) {
            double at = line;
            boolean stands = trace.raised(at, 0).stream()
                    .anyMatch(raised -> raised.account() == account && raised.last() == 20 * 86_400L);
            found = stands ? at : found;
        }
        return found;
    }

    @Test
    void anAccountDayBecomesItsCountsAsLogarithms() {
        DayVectors vectors = new DayVectors();
        for (int i = 0; i < 6; i++) {
            vectors.see(3, 0, event(3600 + 60L * i, 256 * (1 + i % 2), i == 0 ? PARIS : LONDON, 1, 10 + i));
        }
        vectors.see(3, 0, event(3 * 3600, 256, LONDON, 1));
        vectors.see(3, 2, event(50 * 3600, 256, LONDON, 1, 99));
        vectors.finish();

        assertThat(vectors.vectors()).hasSize(2);
        DayVectors.Vector first = vectors.vectors().getFirst();
        assertThat(first.at()).isEqualTo(3 * 3600);
        assertThat(first.values())
                .containsExactly(
                        Math.log1p(6),
                        Math.log1p(6),
                        Math.log1p(6),
                        Math.log1p(1),
                        Math.log1p(2),
                        Math.log1p(2),
                        0,
                        StrictMath.log1p(1 / 6.0),
                        0,
                        2 / 4.0);
        assertThat(vectors.vectors().getLast().values()[2]).isEqualTo(Math.log1p(7));
    }

    @Test
    void aForestFindsTheOnePointApart() {
        List<DayVectors.Vector> vectors = new ArrayList<>();
        java.util.SplittableRandom random = new java.util.SplittableRandom(3);
        for (int i = 0; i < 600; i++) {
            double[] values = new double[DayVectors.DIMENSIONS];
            for (int d = 0; d < values.length; d++) {
                values[d] = random.nextDouble() + (i == 500 ? 5 : 0);
            }
            vectors.add(new DayVectors.Vector(i, 0, i, values));
        }
        Trace cut = new Trace(0);
        double[] scores = Forests.cut(vectors, 1, cut);
        Trace isolation = new Trace(0);
        Forests.isolation(vectors, 1, isolation);

        assertThat(java.util.stream.IntStream.range(256, 600)
                        .boxed()
                        .max(java.util.Comparator.comparingDouble(i -> scores[i])))
                .contains(500);
        assertThat(isolation.raised(isolation.scores()[0], 0))
                .extracting(Raised::account)
                .containsExactly(500);
    }
}
