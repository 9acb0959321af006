package org.carrel.sentinel.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.engine.scoring.Family;
import org.carrel.engine.scoring.Weights;
import org.carrel.people.AccountId;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.accuracy.AccuracyData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is on trial is measured on an invented campus, once, and before anybody signs it.
@CarrelTest
class CampusTrialsModuleTest {

    private static final AccountId ONE = new AccountId(UUID.randomUUID());
    private static final AccountId OTHER = new AccountId(UUID.randomUUID());
    private static final Releases.Outcome DONE = new Releases.Outcome.Done();

    @Autowired
    private Releases releases;

    @Autowired
    private ReleaseRepository trials;

    @Autowired
    private CampusTrials campus;

    @Autowired
    private CampusRepository repository;

    @Autowired
    private CampusSize size;

    @Autowired
    private Purposes purposes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @TempDir
    private Path folder;

    @BeforeEach
    void nothingOnTrial() {
        new AccuracyData(environment).execute("TRUNCATE sentinel.detector_release, sentinel.detector_trial CASCADE");
    }

    @Test
    void byKindOfTheftSettingsOnTrialStandBesideThoseThatRun() {
        tryOut(onlyCrowd());
        campus.measureWhatIsDue();
        List<CampusResult.Row> rows = campus.result().orElseThrow().rows();
        assertThat(rows).hasSizeGreaterThan(9);
        assertThat(rows.stream().mapToInt(CampusResult.Row::challenger).sum())
                .isLessThan(rows.stream().mapToInt(CampusResult.Row::champion).sum());
    }

    @Test
    void nobodySignsBeforeIt() {
        synchronized (campus) {
            long trial = tryOut(onlyCrowd());
            assertThat(campus.result()).isEmpty();
            assertThat(releases.sign(trial, OTHER)).isEqualTo(new Releases.Outcome.Refused("unmeasured"));
        }
        campus.measureWhatIsDue();
        assertThat(releases.sign(releases.overview().challenger().orElseThrow().id(), OTHER))
                .isEqualTo(DONE);
    }

    @Test
    void itSurvivesARestartAndIsNotMadeTwice() throws IOException {
        tryOut(onlyCrowd());
        campus.measureWhatIsDue();
        CampusTrials later = started(size, Files.writeString(folder.resolve("no-folder"), ""));
        later.measureWhatIsDue();
        assertThat(later.hasFailed()).as("it had nothing to do").isFalse();
        assertThat(later.result()).isEqualTo(campus.result()).isPresent();
    }

    @Test
    void whatWasCutOffIsMadeAnewAtTheNextStart() throws InterruptedException {
        synchronized (campus) {
            tryOut(onlyCrowd());
            CampusSize large = new CampusSize(6000, 35, 8, 1, 20_000);
            CampusTrials first = started(large, folder);
            first.begin();
            first.destroy();
            assertThat(first.result()).isEmpty();
        }
        CampusTrials next = started(size, folder);
        next.measureWhatIsDue();
        assertThat(next.result()).isPresent();
    }

    @Test
    void whatCannotBeMeasuredIsSaidAndTriedAgain() throws IOException {
        synchronized (campus) {
            tryOut(onlyCrowd());
            Path file = Files.writeString(folder.resolve("no-folder"), "");
            CampusTrials broken = started(size, file);
            broken.measureWhatIsDue();
            assertThat(broken.hasFailed()).isTrue();
            assertThat(broken.result()).isEmpty();
            Files.delete(file);
            broken.measureWhatIsDue();
            assertThat(broken.hasFailed()).isFalse();
            assertThat(broken.result()).isPresent();
        }
    }

    @Test
    void itEndsWithTheTrial() {
        long trial = tryOut(onlyCrowd());
        campus.measureWhatIsDue();
        assertThat(kept()).isEqualTo(1);
        assertThat(releases.end(trial, ONE)).isEqualTo(DONE);
        campus.measureWhatIsDue();
        assertThat(kept()).isZero();
        assertThat(campus.result()).isEmpty();
    }

    @Test
    void onAnotherCampusItIsMeasuredAnew() {
        tryOut(onlyCrowd());
        campus.measureWhatIsDue();
        CampusTrials other = started(new CampusSize(60, 14, 1, 99, 20_000), folder);
        assertThat(other.result()).isEmpty();
        other.measureWhatIsDue();
        assertThat(other.result()).isPresent();
        assertThat(kept()).isEqualTo(1);
    }

    private CampusTrials started(CampusSize on, Path data) {
        return new CampusTrials(trials, repository, purposes, Clock.systemUTC(), on, data, 5);
    }

    private long kept() {
        return jdbc.sql("SELECT count(trial_id) FROM sentinel.trial_campus")
                .query(Long.class)
                .single();
    }

    private static Weights onlyCrowd() {
        Set<Family> allButOne = EnumSet.copyOf(Choice.WEIGHED);
        allButOne.remove(Family.CROWD);
        return Weights.leavingOut(allButOne);
    }

    private long tryOut(Weights weights) {
        assertThat(releases.tryOut(5, weights, "To see what it finds", ONE)).isEqualTo(DONE);
        return releases.overview().challenger().orElseThrow().id();
    }
}
