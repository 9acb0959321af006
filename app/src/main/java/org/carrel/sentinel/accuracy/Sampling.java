package org.carrel.sentinel.accuracy;

import static org.carrel.sentinel.accuracy.AccuracyPurpose.CHECK;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.accuracy.Draw.Candidate;
import org.carrel.web.LibraryProfile;
import org.springframework.stereotype.Component;

/// Draws what the reviewers are asked to judge besides alerts. However often it runs, and on
/// however many nodes, a day is drawn from once and a decision is considered for a second look
/// once.
@Component
class Sampling {

    private static final int DAYS_BACK = 14;
    private static final Duration DECIDED_WITHIN = Duration.ofDays(30);

    private final SamplingRepository samples;
    private final SecondLookRepository seconds;
    private final AccuracySettings settings;
    private final ReviewBudget budget;
    private final Purposes purposes;
    private final Clock clock;
    private final ZoneId zone;
    private final SecureRandom random = new SecureRandom();

    Sampling(
            SamplingRepository samples,
            SecondLookRepository seconds,
            AccuracySettings settings,
            ReviewBudget budget,
            Purposes purposes,
            Clock clock,
            LibraryProfile library) {
        this.samples = samples;
        this.seconds = seconds;
        this.settings = settings;
        this.budget = budget;
        this.purposes = purposes;
        this.clock = clock;
        this.zone = library.zone();
    }

    void drawWhatIsDue() {
        purposes.run(CHECK, () -> {
            samples.takeTurn();
            Instant now = clock.instant();
            samples.daysDue(zone, DAYS_BACK).forEach(day -> drawFrom(day, now));
            seconds.notConsidered(now.minus(DECIDED_WITHIN)).forEach(item -> consider(item, now));
        });
    }

    private void drawFrom(LocalDate day, Instant now) {
        List<Candidate> candidates = samples.candidates(day, zone);
        double expected = settings.share() * budget.alertsPerDay();
        long seed = random.nextLong();
        samples.saveDraw(day, seed, expected, now);
        Map<Stratum, Long> counts = candidates.stream()
                .map(Candidate::stratum)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        samples.saveStrata(day, counts, Draw.inclusion(candidates, expected));
        Draw.from(candidates, expected, seed).forEach(drawn -> samples.saveSample(day, drawn, now));
    }

    private void consider(SecondLookRepository.Item item, Instant now) {
        boolean drawn = random.nextDouble() < settings.secondShare();
        seconds.considered(item, drawn, now);
        if (drawn && item.kind().equals("second_alert")) {
            seconds.saveSecondAlert(item.id(), settings.secondShare(), zone, now);
        } else if (drawn) {
            seconds.saveSecondAudit(item.id(), settings.secondShare(), now);
        }
    }
}
