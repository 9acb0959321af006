package org.carrel.testkit.evaluation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.reading.Reading;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.engine.scoring.Family;
import org.carrel.engine.scoring.Weights;
import org.carrel.engine.tokens.Keys;

/// Runs the detector and everything it is compared with over one world.
final class Observer {

    static final String DETECTOR = "Carrel";
    static final String WITHOUT_COUNTRY = "Carrel without country";
    static final String DAY = "Carrel, by day";
    /// What a vote of the Random Cut Forest might weigh.
    static final List<Double> VOTES = List.of(.25, .5, 1.0);

    /// A budget that never binds: the line is drawn afterwards, where thieves are as rare as in
    /// life.
    static final double UNBOUNDED = 1e6;
    /// Lower scores are not kept: no line worth trying lies there.
    static final double LEAST_BITS = 0;

    private final World world;
    private final double budget;
    private final boolean ablation;
    private final Keys keys;
    private final Roster roster;
    private final Truth truth;
    private final Events events;
    private final Weights weights;
    private final Map<String, Trace> traces = new LinkedHashMap<>();

    private Observer(World world, double budget, boolean ablation, Weights weights) throws WorldProblem {
        this.weights = weights;
        this.world = world;
        this.budget = budget;
        this.ablation = ablation;
        this.keys = Keys.fixed(1, world.seed());
        this.roster = new Roster(world.members(), keys);
        this.truth = new Truth(world, roster);
        this.events = new Events(world, keys);
    }

    static String without(Family family) {
        return "Carrel without " + family.name();
    }

    static String withVote(double weight) {
        return "Carrel, by day, + Random Cut Forest × " + weight;
    }

    /// The families that tell of countries, those of them the detector has.
    static Set<Family> country() {
        Set<Family> found = EnumSet.noneOf(Family.class);
        for (Family family : Family.values()) {
            if (family.name().equals("PLACES") || family.name().equals("TRAVEL")) {
                found.add(family);
            }
        }
        return found;
    }

    /// @param budget alerts a day and 20,000 accounts
    /// @param ablation whether to leave out each family once
    /// @param weights what each kind of evidence counts
    static Observation observe(World world, double budget, boolean ablation, Weights weights) throws WorldProblem {
        return new Observer(world, budget, ablation, weights).run();
    }

    private Observation run() throws WorldProblem {
        long start = System.nanoTime();
        DayVectors vectors = new DayVectors();
        List<Rival> rivals = List.of(
                new EzproxyRules(
                        // what is below a tenth of a shipped limit never matters, and nearly all is
                        trace(EzproxyRules.BYTES, .05),
                        trace(EzproxyRules.COUNTRIES, 2),
                        trace(EzproxyRules.ADDRESSES, 3),
                        trace(EzproxyRules.SHIPPED, .5)),
                new Practitioners(trace(Practitioners.MEGABYTES, 0), trace(Practitioners.SPEED, 100)),
                new Freeman(trace(Freeman.NAME, 0)),
                vectors);
        Detector detector = watched(settings(UNBOUNDED), DETECTOR);
        Reading reading = events.first(event -> {
            detector.accept(event);
            int account = roster.ofToken(event.account());
            int day = truth.day(event.epochSecond());
            rivals.forEach(rival -> rival.see(account, day, event));
        });
        rivals.forEach(Rival::finish);
        Detection detection = detector.finish();
        AccountDays days = days(detection);
        forests(vectors, days);
        again(settings(UNBOUNDED).leavingOut(country()), WITHOUT_COUNTRY);
        if (ablation) {
            for (Family family : Family.values()) {
                again(settings(UNBOUNDED).leavingOut(Set.of(family)), without(family));
            }
        }
        Detector live = Detector.inMemory(settings(budget * world.members().size() / Weighing.ACCOUNTS));
        events.again(live::accept);
        return new Observation(
                world,
                truth,
                roster,
                reading.summary(),
                traces,
                days,
                detection.alerts().stream()
                        .map(alert -> new Observation.Shown(raised(alert), alert.probability()))
                        .toList(),
                live.finish().alerts().stream().map(this::raised).toList(),
                (System.nanoTime() - start) / 1e9,
                weights);
    }

    private DetectorSettings settings(double alertsPerDay) {
        return new DetectorSettings(world.zone(), alertsPerDay, true, weights);
    }

    private Trace trace(String name, double least) {
        return traces.computeIfAbsent(name, n -> new Trace(least));
    }

    private Detector watched(DetectorSettings settings, String name) {
        Trace trace = trace(name, LEAST_BITS);
        return Detector.inMemory(settings)
                .watchedBy((account, at, score, bits) -> trace.add(roster.ofToken(account), at, score));
    }

    private void again(DetectorSettings settings, String name) throws WorldProblem {
        Detector detector = watched(settings, name);
        Consumer<AccessEvent> consumer = detector::accept;
        events.again(consumer);
        detector.finish();
    }

    private Raised raised(Alert alert) {
        return new Raised(
                roster.ofToken(alert.account()),
                alert.opened().getEpochSecond(),
                alert.last().getEpochSecond(),
                alert.score());
    }

    private AccountDays days(Detection detection) {
        AccountDays days = new AccountDays();
        LocalDate from = world.from();
        for (AccountDay day : detection.accountDays()) {
            days.add(
                    roster.ofToken(day.account()),
                    (int) (day.day().toEpochDay() - from.toEpochDay()),
                    day.documents(),
                    day.score(),
                    day.probability());
        }
        return days;
    }

    /// The forests alone, and the Random Cut Forest as one vote beside the detector's score of the
    /// day.
    private void forests(DayVectors made, AccountDays days) {
        List<DayVectors.Vector> vectors = made.vectors();
        double[] cut = Forests.cut(vectors, world.seed(), trace(Forests.CUT, .8));
        Forests.isolation(vectors, world.seed(), trace(Forests.ISOLATION, .45));
        double[] bits = voteBits(cut);
        Map<Long, Double> scores = new HashMap<>();
        for (int i = 0; i < days.size(); i++) {
            scores.put(Truth.key(days.account(i), days.day(i)), days.score(i));
        }
        for (int i = 0; i < bits.length; i++) {
            DayVectors.Vector vector = vectors.get(i);
            double score = scores.getOrDefault(Truth.key(vector.account(), vector.day()), 0.0);
            trace(DAY, LEAST_BITS).add(vector.account(), vector.at(), score);
            for (double weight : VOTES) {
                trace(withVote(weight), LEAST_BITS).add(vector.account(), vector.at(), score + weight * bits[i]);
            }
        }
    }

    /// A conformal p-value against all scores before, and from it bits by the calibrator
    /// ½·p^(−½) (Vovk and Wang 2021), whose mean over lawful days is 1 as a likelihood
    /// ratio's is.
    static double[] voteBits(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int[] tree = new int[scores.length + 1];
        double[] bits = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            int below = Arrays.binarySearch(sorted, scores[i]);
            while (below > 0 && sorted[below - 1] == scores[i]) {
                below--;
            }
            int lower = 0;
            for (int at = below; at > 0; at -= at & -at) {
                lower += tree[at];
            }
            double p = (i - lower + 1.0) / (i + 1.0);
            bits[i] = StrictMath.log(0.5 / StrictMath.sqrt(p)) / StrictMath.log(2);
            for (int at = below + 1; at < tree.length; at += at & -at) {
                tree[at]++;
            }
        }
        return bits;
    }
}
