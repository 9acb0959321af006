package org.carrel.sentinel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.carrel.CarrelApplication;
import org.carrel.FreshDatabase;
import org.carrel.sentinel.SampleLog;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.accuracy.AccuracyData;
import org.carrel.sentinel.accuracy.Comparison;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/// Settings on trial run on the same lines as those that decide, and in the same transactions.
@SpringBootTest(
        classes = CarrelApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "carrel.sentinel.chunk=100")
@ContextConfiguration(initializers = FreshDatabase.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class ChallengerModuleTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final long WEEK = 7 * 86_400L;
    private static final String LAST_DAY = "(SELECT max(day) FROM sentinel.account_day)";

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private Comparison comparison;

    @Autowired
    private Environment environment;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    private AccuracyData data;

    @BeforeEach
    void prepare() {
        data = new AccuracyData(environment);
    }

    @Test
    void withTheSameSettingsItFindsTheSameToTheBit() throws IOException {
        propose("challenger", 5, "");
        send(SampleLog.text(MONDAY));
        assertThat(scoresOnTrial()).isNotEmpty().isEqualTo(scores());
        assertThat(data.number("SELECT chunks FROM sentinel.challenger"))
                .isEqualTo(data.number("SELECT chunks FROM sentinel.detector"));
    }

    @Test
    void aTrialBegunInTheMiddleGoesOnFromWhatIsKnown() throws IOException {
        send(SampleLog.text(MONDAY));
        propose("challenger", 5, "");
        send(SampleLog.text(MONDAY.plusSeconds(WEEK)));
        List<String> onTrial = scoresOnTrial();
        assertThat(onTrial).isNotEmpty().hasSizeLessThan(scores().size());
        assertThat(scores()).containsAll(onTrial);
    }

    @Test
    void whatIsLeftOutLosesAlertsAndThePageSaysWhich() throws IOException {
        propose("challenger", 5, "VOLUME,TAKING,SHAPE,RHYTHM,NOVELTY,CROWD,PLACES,TRAVEL");
        propose("country_left_out", 5, "PLACES");
        send(SampleLog.text(MONDAY));
        send(SampleLog.text(MONDAY.plusSeconds(WEEK)));
        data.execute("UPDATE sentinel.alert SET verdict = 'compromised', decided_at = now()");
        assertThat(scoresOnTrial()).isNotEqualTo(scores());
        long alerts = data.number("SELECT count(*) FROM sentinel.alert");
        assertThat(csv("challenger", "changed_verdicts")).contains("compromised,0," + alerts + ",0");
        assertThat(csv("country_left_out", "changed_verdicts")).contains("compromised," + alerts + ",0,0");
        assertThat(csv("challenger", "changed_groups")).contains("volume,").doesNotContain("u1-");
    }

    @Test
    void theBiasCheckOfWhatIsOnTrialIsComparedWithThat() throws IOException {
        String everything = "VOLUME,TAKING,SHAPE,RHYTHM,NOVELTY,CROWD,PLACES,TRAVEL";
        propose("challenger", 5, "PLACES");
        propose("challenger_without_country", 5, everything);
        send(SampleLog.text(MONDAY));
        send(SampleLog.text(MONDAY.plusSeconds(WEEK)));
        data.execute("UPDATE sentinel.alert SET verdict = 'compromised', decided_at = now()");
        long alerts = data.number("SELECT count(*) FROM sentinel.challenger_alert WHERE slot = 'challenger'");
        assertThat(alerts).isPositive();
        assertThat(csv("challenger_without_country", "changed_verdicts")).contains("compromised,0," + alerts + ",0");

        data.execute("DELETE FROM sentinel.challenger_alert WHERE slot = 'challenger'");
        data.execute("UPDATE sentinel.challenger SET began_at = began_at + interval '1 second'");
        assertThat(csv("challenger_without_country", "changed_verdicts"))
                .as("what runs found all, and that is not what it is compared with")
                .doesNotContain("compromised");
    }

    @Test
    void aChunkIsSavedForBothOrForNeither() throws IOException {
        String log = SampleLog.text(MONDAY);
        int middle = log.indexOf('\n', log.length() / 2) + 1;
        propose("challenger", 5, "");
        send(log.substring(0, middle));
        List<String> before = data.column("SELECT d::text FROM sentinel.account_day d ORDER BY 1");
        long chunks = data.number("SELECT chunks FROM sentinel.detector");
        // as if another node had gone on with the trial
        data.execute("UPDATE sentinel.challenger SET chunks = chunks + 7");
        assertThatThrownBy(() -> send(log.substring(middle))).isInstanceOf(IllegalStateException.class);
        assertThat(data.number("SELECT chunks FROM sentinel.detector")).isEqualTo(chunks);
        assertThat(data.column("SELECT d::text FROM sentinel.account_day d ORDER BY 1"))
                .isEqualTo(before);
        // the next try copies the memory anew and loses no line
        assertThat(send(log.substring(middle)).repeated()).isZero();
        assertThat(data.number("SELECT chunks FROM sentinel.challenger"))
                .isEqualTo(data.number("SELECT chunks FROM sentinel.detector"));
        assertThat(scores()).containsAll(scoresOnTrial());
    }

    @Test
    void whatHasEndedIsForgottenWithTheNextLog() throws IOException {
        String log = SampleLog.text(MONDAY);
        int middle = log.indexOf('\n', log.length() / 2) + 1;
        propose("challenger", 5, "VOLUME");
        send(log.substring(0, middle));
        data.execute(
                "INSERT INTO sentinel.detector_trial_end SELECT id, proposed_by, now() FROM sentinel.detector_trial");
        send(log.substring(middle));
        assertThat(data.number("SELECT count(*) FROM sentinel.challenger_state"))
                .isZero();
        assertThat(data.number("SELECT count(*) FROM sentinel.challenger_day")).isZero();
        assertThat(comparison.sheets("challenger")).isEmpty();
    }

    @Test
    void releasedSettingsDecideFromTheNextLogOn() throws IOException {
        String log = SampleLog.text(MONDAY);
        int middle = log.indexOf('\n', log.length() / 2) + 1;
        send(log.substring(0, middle));
        data.execute("""
                INSERT INTO sentinel.detector_release (kind, alerts_per_day, weights, reason, proposed_by, signed_by,
                                                       signed_at, previous_hash, hash)
                VALUES ('release', 2, 'TRAVEL', 'Fewer alerts', ?, ?, now(), '', 'x')
                """, UUID.randomUUID(), UUID.randomUUID());
        send(log.substring(middle));
        assertThat(data.column("SELECT settings FROM sentinel.detector").getFirst())
                .contains("alertsPerDay=2.0", "TRAVEL");
    }

    private String csv(String slot, String name) {
        return comparison.sheets(slot).stream()
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .orElseThrow()
                .csv();
    }

    private void propose(String slot, double budget, String leftOut) {
        data.execute("""
                INSERT INTO sentinel.detector_trial (slot, alerts_per_day, weights, reason, proposed_by, proposed_at)
                VALUES (?, ?, ?, 'To see what it does', ?, now())
                """, slot, budget, leftOut, UUID.randomUUID());
    }

    /// Without the last day, whose last hour the running detector shows beforehand.
    private List<String> scores() {
        return data.column(
                "SELECT account || ' ' || day || ' ' || score || ' ' || probability FROM sentinel.account_day "
                        + "WHERE day < " + LAST_DAY + " ORDER BY 1");
    }

    private List<String> scoresOnTrial() {
        return data.column("SELECT account || ' ' || day || ' ' || score || ' ' || probability "
                + "FROM sentinel.challenger_day WHERE slot = 'challenger' AND day < " + LAST_DAY + " ORDER BY 1");
    }

    private Sentinel.LogsRead send(String log) throws IOException {
        return sentinel.read("test.log", Files.writeString(folder.resolve("test.log"), log));
    }
}
