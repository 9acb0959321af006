package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.keeping.KeepingProblem;
import org.carrel.engine.keeping.KeptDetector;
import org.carrel.engine.keeping.KeptKeys;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The folder of a detector that goes on from run to run.
class KeptDetectorTest {
    private static final CampusSettings WORLD = Worlds.term(815, 60, 21, 1);
    private static final DetectorSettings SETTINGS = new DetectorSettings(WORLD.zone(), 5, true);
    private static final KeptKeys KEYS = new KeptKeys(7, 1, token -> token);
    private static final long CHUNK = 1500;

    private static final List<AccessEvent> EVENTS = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<String> said = new ArrayList<>();

    @BeforeAll
    static void simulate() {
        Campus.simulate(WORLD).forEachEvent(EVENTS::add);
    }

    private KeptDetector open(Path state) {
        return KeptDetector.open(state, KEYS, SETTINGS, CHUNK, said::add);
    }

    private Detection run(Path state, List<AccessEvent> events) {
        try (KeptDetector detector = open(state)) {
            events.forEach(detector::accept);
            return detector.finish();
        }
    }

    /// As a kill: nothing is written after the last chunk.
    private void cutOff(Path state, List<AccessEvent> events) {
        try (KeptDetector detector = open(state)) {
            events.forEach(detector::accept);
        }
    }

    private static List<AccessEvent> days(int from, int to) {
        LocalDate first = WORLD.from();
        ZoneId zone = WORLD.zone();
        long start = first.plusDays(from).atStartOfDay(zone).toEpochSecond();
        long end = first.plusDays(to).atStartOfDay(zone).toEpochSecond();
        return EVENTS.stream()
                .filter(event -> event.epochSecond() >= start && event.epochSecond() < end)
                .toList();
    }

    private static List<Path> generations(Path state) throws IOException {
        try (Stream<Path> files = Files.list(state)) {
            return files.filter(file -> file.getFileName().toString().startsWith("generation-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void oneRunGivesWhatOneScanGives() {
        Detector detector = Detector.inMemory(SETTINGS);
        EVENTS.forEach(detector::accept);
        Detection scanned = detector.finish();

        Detection kept = run(folder, EVENTS);

        assertThat(kept.alerts()).isNotEmpty();
        assertThat(kept.beyondBudget()).isEqualTo(scanned.beyondBudget());
        assertThat(kept.events()).isEqualTo(scanned.events());
        assertThat(kept.alerts()).isEqualTo(scanned.alerts());
        assertThat(kept.accountDays()).isEqualTo(scanned.accountDays());
        assertThat(kept).isEqualTo(scanned);
    }

    @Test
    void nightByNightItFindsWhatOneScanOfAllNightsFinds() {
        Detector detector = Detector.inMemory(SETTINGS);
        EVENTS.forEach(detector::accept);
        Detection scanned = detector.finish();
        List<AccountDay> days = new ArrayList<>();
        Set<Alert> alerts = new HashSet<>();
        for (int night = 0; night < WORLD.days(); night++) {
            Detection found = run(folder, days(night, night + 1));
            days.addAll(found.accountDays());
            alerts.addAll(found.alerts());
        }

        assertThat(days).extracting(AccountDay::day).isSorted();
        assertThat(days).hasSameSizeAs(scanned.accountDays());
        assertThat(alerts).extracting(Alert::id).containsAll(ids(scanned));
        assertThat(alerts).containsAll(scanned.alerts());
    }

    private static List<String> ids(Detection detection) {
        return detection.alerts().stream().map(Alert::id).toList();
    }

    @Test
    void aNightTellsOfItsOwnDaysAndOfAlertsThatAreOpen() {
        run(folder, days(0, 14));
        Detection night = run(folder, days(14, 15));

        assertThat(night.accountDays())
                .extracting(AccountDay::day)
                .containsOnly(WORLD.from().plusDays(14));
        assertThat(night.days()).isOne();
        long start = WORLD.from().plusDays(14).atStartOfDay(WORLD.zone()).toEpochSecond();
        assertThat(night.alerts())
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.last().getEpochSecond()).isGreaterThan(start - 3 * 86_400L));
    }

    @Test
    void aLogReadTwiceOrLongerOrOverlappingChangesNothing() {
        Detection once = run(folder.resolve("once"), days(0, 12));
        Path state = folder.resolve("often");
        run(state, days(0, 7));
        run(state, days(0, 7));
        run(state, days(3, 10));
        run(state, days(5, 12));
        Detection last = run(state, days(5, 12));
        Detection night = run(folder.resolve("once"), days(5, 12));

        assertThat(last).isEqualTo(night);
        assertThat(once.accountDays()).containsAll(last.accountDays());
    }

    @Test
    void cutOffAnywhereAndGivenTheSameLogsAgainItEndsTheSame() {
        Detection expected = run(folder.resolve("whole"), EVENTS);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Path state = folder.resolve("cut");
        for (int kill = 0; kill < 20; kill++) {
            cutOff(state, EVENTS.subList(0, random.nextInt(EVENTS.size())));
        }

        assertThat(run(state, EVENTS)).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void aGenerationCutShortIsPassedOverAloudAndTheOlderOneUsed() throws IOException {
        Detection expected = run(folder.resolve("whole"), EVENTS);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Path state = folder.resolve("cut");
        for (int kill = 0; kill < 20; kill++) {
            int reached = (kill + 2) * EVENTS.size() / 24;
            cutOff(state, EVENTS.subList(0, reached));
            List<Path> both = generations(state);
            assertThat(both).as("seed %d", seed).hasSize(2);
            try (RandomAccessFile newest = new RandomAccessFile(both.getLast().toFile(), "rw")) {
                newest.setLength(random.nextLong(newest.length()));
            }
        }
        said.clear();

        assertThat(run(state, EVENTS)).as("seed %d", seed).isEqualTo(expected);
        assertThat(said).singleElement().asString().contains("is damaged or cut short", "the older generation-");
    }

    @Test
    void aChangedByteAndAnotherVersionAreToldApart() throws IOException {
        run(folder, days(0, 3));
        run(folder, days(3, 4));
        List<Path> both = generations(folder);
        byte[] newest = Files.readAllBytes(both.getLast());
        byte[] changed = newest.clone();
        changed[changed.length / 2] ^= 1;
        Files.write(both.getLast(), changed);
        open(folder).close();
        assertThat(said).singleElement().asString().contains("is damaged or cut short");

        said.clear();
        Files.write(both.getLast(), resealed(newest));
        open(folder).close();
        assertThat(said).singleElement().asString().contains("was written by another version of Carrel");
    }

    /// A whole file of a version to come.
    private static byte[] resealed(byte[] generation) {
        byte[] other = generation.clone();
        other[11] = 99;
        try {
            java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
            digest.update(other, 0, other.length - 32);
            System.arraycopy(digest.digest(), 0, other, other.length - 32, 32);
            return other;
        } catch (java.security.NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    @Test
    void whenNoGenerationCanBeUsedItRefusesAndChangesNothing() throws IOException {
        run(folder, days(0, 3));
        run(folder, days(3, 4));
        for (Path generation : generations(folder)) {
            Files.writeString(generation, "not any more");
        }

        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(KeepingProblem.class)
                .hasMessageContaining("nothing was changed");
        assertThat(generations(folder))
                .hasSize(2)
                .allSatisfy(generation -> assertThat(generation).hasContent("not any more"));
    }

    @Test
    void otherKeysAndAnotherZoneAreRefused() {
        run(folder, days(0, 3));

        assertThatThrownBy(
                        () -> KeptDetector.open(folder, new KeptKeys(8, 1, token -> token), SETTINGS, CHUNK, said::add))
                .hasMessageContaining("other keys");
        DetectorSettings elsewhere = new DetectorSettings(ZoneId.of("Asia/Tokyo"), 5, true);
        assertThatThrownBy(() -> KeptDetector.open(folder, KEYS, elsewhere, CHUNK, said::add))
                .hasMessageContaining("Europe/London");
    }

    @Test
    void aSecondProcessIsRefusedUntilTheFirstHasEnded() {
        try (KeptDetector first = open(folder)) {
            assertThat(first.knownLines()).isZero();
            assertThatThrownBy(() -> open(folder)).hasMessageContaining("another scan is using");
        }

        open(folder).close();
    }

    @Test
    void onlyTheOwnerMayReadWhatIsKept() throws IOException {
        Path state = folder.resolve("state");
        run(state, days(0, 3));
        run(state, days(3, 4));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(state)) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aNewEpochOfTokensKeepsTheHistories() {
        run(folder.resolve("same"), days(0, 14));
        Detection same = run(folder.resolve("same"), days(14, 15));
        Path state = folder.resolve("rotated");
        run(state, days(0, 14));
        KeptKeys next = new KeptKeys(7, 2, token -> "2" + token);
        Detection rotated;
        try (KeptDetector detector = KeptDetector.open(state, next, SETTINGS, CHUNK, said::add)) {
            days(14, 15).forEach(event -> detector.accept(under(event, "2" + event.account())));
            rotated = detector.finish();
        }

        assertThat(rotated.alerts())
                .isNotEmpty()
                .extracting(alert -> alert.account().substring(1))
                .isEqualTo(same.alerts().stream().map(Alert::account).toList());
        assertThatThrownBy(() -> open(state)).hasMessageContaining("the newer keystore");
    }

    private static AccessEvent under(AccessEvent e, String account) {
        return new AccessEvent(
                account,
                e.epochSecond(),
                e.address(),
                e.network(),
                e.place(),
                e.kind(),
                e.host(),
                e.document(),
                e.status(),
                e.bytes(),
                e.agent(),
                e.session(),
                e.fingerprint());
    }

    @Test
    void linesTooOldAreCountedEachTimeAndNeverTakenForKnown() {
        run(folder, days(3, 5));
        try (KeptDetector detector = open(folder)) {
            List<AccessEvent> old = days(0, 1);
            old.forEach(detector::accept);
            days(5, 6).forEach(detector::accept);
            Detection found = detector.finish();

            assertThat(found.lateEvents()).isEqualTo(old.size());
            assertThat(detector.knownLines()).isZero();
            assertThat(found.accountDays())
                    .extracting(AccountDay::day)
                    .containsOnly(WORLD.from().plusDays(5));
        }
    }
}
