package org.carrel.sentinel.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.carrel.CarrelApplication;
import org.carrel.FreshDatabase;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.reading.LogReader;
import org.carrel.engine.reading.LogSource;
import org.carrel.engine.reading.Progress;
import org.carrel.engine.reading.ReaderSettings;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.engine.tokens.Pseudonymiser;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.SampleLog;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.Sentinel.LogsRead;
import org.carrel.sentinel.alert.AlertStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/// Each test has a database of its own: what the detector has read before decides what it sees next.
@SpringBootTest(
        classes = CarrelApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "carrel.sentinel.chunk=100")
@ContextConfiguration(initializers = FreshDatabase.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class ReadLogsModuleTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private Inbox inbox;

    @Autowired
    private SentinelSettings settings;

    @Autowired
    private DetectorRepository repository;

    @Autowired
    private AlertStore alerts;

    @Autowired
    private Purposes purposes;

    @Autowired
    private TokenKeys keys;

    @Autowired
    private Clock clock;

    @Autowired
    private Environment environment;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    @Test
    void theAccountThatTookHundredsOfDocumentsRaisesTheAlert() throws Exception {
        LogsRead read = send(SampleLog.text(MONDAY));
        assertThat(read.problems()).isEmpty();
        assertThat(read.events()).isEqualTo(read.lines());
        assertThat(column("SELECT count(DISTINCT account) FROM sentinel.alert")).containsExactly("1");
        assertThat(column("SELECT documents > 300 FROM sentinel.alert")).containsOnly("t");
        assertThat(column("SELECT sentence FROM sentinel.alert_finding")).isNotEmpty();
        assertThat(column("SELECT max(documents) FROM sentinel.account_day")).containsExactly("401");
        assertThat(column("SELECT DISTINCT unavailable FROM sentinel.alert"))
                .containsExactly(
                        "countries, travel. No places table was given, so it is not known where an address is.");
    }

    @Test
    void whatIsKeptOfThoseLeftOutIsDeletedWhenTheyChangeAndNotWithEveryChunk() throws Exception {
        DetectorSettings settings = new DetectorSettings(ZoneId.of("Europe/London"), 5, false);
        RunningDetector detector = new RunningDetector(repository, alerts, purposes, clock, settings);
        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE SEQUENCE public.deletions");
            statement.execute(
                    "CREATE FUNCTION public.count_deletion() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER"
                            + " AS 'BEGIN PERFORM nextval(''public.deletions''); RETURN NULL; END'");
            statement.execute("CREATE TRIGGER counted AFTER DELETE ON sentinel.account_day"
                    + " FOR EACH STATEMENT EXECUTE FUNCTION public.count_deletion()");
        }
        String deletions = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM public.deletions";

        detector.commit(false);
        assertThat(column(deletions)).containsExactly("0");
        detector.leaveOut(Set.of("u1-one"));
        detector.commit(false);
        detector.leaveOut(Set.of("u1-one"));
        detector.commit(false);
        detector.commit(true);
        assertThat(column(deletions)).containsExactly("1");
        detector.leaveOut(Set.of("u1-one", "u1-two"));
        detector.commit(false);
        assertThat(column(deletions)).containsExactly("2");
    }

    @Test
    void theSameLinesTwiceChangeNothing() throws Exception {
        String log = SampleLog.text(MONDAY);
        send(log);
        List<String> before = everything();
        LogsRead again = send(log);
        assertThat(again.events()).isZero();
        assertThat(again.repeated()).isEqualTo(again.lines());
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aLogSentAgainLongerCountsItsNewLinesOnly() throws Exception {
        String log = SampleLog.text(MONDAY);
        send(log);
        List<String> whole = everything();
        restartOnFreshTables();
        int middle = log.indexOf('\n', log.length() / 2) + 1;
        send(log.substring(0, middle));
        LogsRead second = send(log);
        assertThat(second.repeated()).isPositive();
        assertThat(second.events()).isPositive();
        assertThat(everything()).isEqualTo(whole);
    }

    @Test
    void noNameAddressPathOrTicketReachesAnyTable() throws Exception {
        send(SampleLog.text(MONDAY));
        String stored = String.join("\n", everyCell()).toLowerCase(Locale.ROOT);
        assertThat(stored)
                .doesNotContain(SampleLog.THIEF, "reader1", "203.0.113", "198.51.100", "stolen-", "10.1000", "ticket");
        assertThat(stored).contains("u1-");
    }

    @Test
    void aBrokenGzCountsWhatCameBeforeAndSaysSo() throws Exception {
        byte[] packed = gz(SampleLog.text(MONDAY));
        Path cut = Files.write(folder.resolve("cut.log.gz"), Arrays.copyOf(packed, packed.length * 3 / 4));
        LogsRead read = sentinel.read(List.of(cut));
        assertThat(read.events()).isPositive();
        assertThat(read.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("cut.log.gz", "damaged"));
    }

    @Test
    void somethingElseThanAnAccessLogIsRefusedWithWhatItLooksLike() {
        LogsRead read = send("{\"time\":\"2026-03-02\",\"user\":\"smith\"}\n".repeat(500));
        assertThat(read.events()).isZero();
        assertThat(read.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence())
                        .containsIgnoringCase("json")
                        .doesNotContain("smith"));
    }

    @Test
    void aLogOfWhichNotOneLineCanBeUsedIsAProblem() {
        LogsRead read = send(SampleLog.text(Instant.parse("2126-03-02T00:00:00Z")));
        assertThat(read.skipped()).isEqualTo(read.lines());
        assertThat(read.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("Not one line could be used", "future"));
    }

    @Test
    void aLateLogInTheInboxHasItsReasonBesideIt() throws Exception {
        send(SampleLog.text(MONDAY));
        Path waiting = Files.createDirectories(folder.resolve("inbox"));
        put(waiting.resolve("old.log"), SampleLog.text(MONDAY.minusSeconds(86_400L * 60)));
        inbox.look();
        assertThat(Files.readString(waiting.resolve("done/old.log.reason.txt"))).contains("too old to be scored");
        assertThat(Files.getPosixFilePermissions(waiting.resolve("done")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void anUploadThatAnAbruptEndLeftIsForgottenAtTheNextStart() throws Exception {
        Path left = Files.writeString(folder.resolve(".received123.log"), "smith");
        new LogsController(sentinel, settings);
        assertThat(left).doesNotExist();
    }

    @Test
    void logsOlderThanWhatWasReadAreSaidToBeTooOld() {
        send(SampleLog.text(MONDAY));
        LogsRead old = send(SampleLog.text(MONDAY.minusSeconds(86_400L * 60)));
        assertThat(old.events()).isZero();
        assertThat(old.late()).isEqualTo(old.lines());
        assertThat(old.sentence()).contains("too old to be scored");
    }

    /// A kill between two commits, seen from the database: the chunk in memory is gone, and with it the lines that the
    /// reader had looked ahead at.
    @Test
    void aKillInTheMiddleOfSeveralLogsLosesNoLine() throws Exception {
        List<Path> logs = new ArrayList<>();
        String[] lines = SampleLog.text(MONDAY).split("\n");
        for (int log = 0; log < 12; log++) {
            int number = log;
            logs.add(Files.writeString(
                    folder.resolve("proxy" + log + ".log"),
                    IntStream.range(0, lines.length)
                                    .filter(i -> i % 12 == number)
                                    .mapToObj(i -> lines[i])
                                    .collect(Collectors.joining("\n"))
                            + "\n"));
        }
        sentinel.read(logs);
        List<String> undisturbed = everything();
        restartOnFreshTables();
        assertThatThrownBy(() -> readAndBreakOffAfterTwoChunks(logs)).isInstanceOf(AbruptEnd.class);
        LogsRead rest = sentinel.read(logs);
        assertThat(rest.repeated()).as("lines of the chunks that were saved").isPositive();
        assertThat(everything()).isEqualTo(undisturbed);
    }

    @Test
    void linesThatCameTooLateAreNotRememberedAsCounted() throws Exception {
        send(SampleLog.text(MONDAY));
        String old = SampleLog.text(MONDAY.minusSeconds(86_400L * 2))
                .lines()
                .limit(20)
                .collect(Collectors.joining("\n"));
        assertThat(send(old).late()).isEqualTo(20);
        assertThat(send(old).late()).as("told the same again").isEqualTo(20);
    }

    @Test
    void aLogThatReplacesOneBeingReadIsTheNextOne() throws Exception {
        Path inboxFolder = Files.createDirectories(folder.resolve("inbox"));
        put(inboxFolder.resolve("ezproxy.log"), SampleLog.text(MONDAY));
        Path reading = Files.createDirectories(inboxFolder.resolve("reading"));
        // As an abrupt end leaves it: taken, and not yet put away.
        Files.move(inboxFolder.resolve("ezproxy.log"), reading.resolve("ezproxy.log"));
        put(inboxFolder.resolve("ezproxy.log"), SampleLog.text(MONDAY.plusSeconds(86_400L * 7)));
        inbox.look();
        assertThat(column("SELECT count(DISTINCT day) FROM sentinel.account_day"))
                .containsExactly("14");
        assertThat(inboxFolder.resolve("done/ezproxy.log")).exists();
        assertThat(inboxFolder.resolve("done/ezproxy.log.2")).exists();
        assertThat(reading).isEmptyDirectory();
    }

    @Test
    void aLogInTheInboxIsReadAndPutAway() throws Exception {
        Path waiting = Files.createDirectories(folder.resolve("inbox"));
        put(waiting.resolve("ezproxy.log"), SampleLog.text(MONDAY));
        put(waiting.resolve("letter.txt"), "Dear library,\n\nplease find enclosed my overdue book.\n".repeat(50));
        Files.writeString(waiting.resolve("still-growing.log"), SampleLog.text(MONDAY));
        inbox.look();
        assertThat(column("SELECT count(DISTINCT account) FROM sentinel.alert")).containsExactly("1");
        assertThat(waiting.resolve("done/ezproxy.log")).exists();
        assertThat(waiting.resolve("refused/letter.txt")).exists();
        assertThat(Files.readString(waiting.resolve("refused/letter.txt.reason.txt")))
                .contains("letter.txt");
        assertThat(waiting.resolve("still-growing.log")).exists();
    }

    private static final class AbruptEnd extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void readAndBreakOffAfterTwoChunks(List<Path> logs) throws Exception {
        DetectorSettings settings = new DetectorSettings(ZoneId.of("Europe/London"), 5, false);
        RunningDetector detector = new RunningDetector(repository, alerts, purposes, clock, settings);
        LogReader reader = new LogReader(
                new ReaderSettings(null, settings.zone(), clock.instant()),
                new Pseudonymiser(keys.open()),
                PlaceTable.none(),
                detector.seenLines());
        int[] accepted = {0};
        reader.read(
                logs.stream().map(LogSource::of).toList(),
                event -> {
                    detector.accept(event);
                    if (++accepted[0] % 100 == 0) {
                        detector.commit(false);
                    }
                    if (accepted[0] == 230) {
                        throw new AbruptEnd();
                    }
                },
                Progress.NONE);
    }

    private LogsRead send(String log) {
        try {
            return sentinel.read("test.log", Files.writeString(folder.resolve("test.log"), log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private static byte[] gz(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    /// What a reader of the results can see, without when it was saved and by which number.
    private List<String> everything() throws SQLException {
        List<String> rows = new ArrayList<>();
        rows.addAll(column("SELECT d::text FROM sentinel.account_day d ORDER BY account, day"));
        rows.addAll(column("""
                SELECT concat_ws(' ', account, opened_at, first_at, last_at, score, probability, documents_before, documents)
                FROM sentinel.alert ORDER BY account, opened_at
                """));
        rows.addAll(column("""
                SELECT concat_ws(' ', a.account, position, code, bits, sentence)
                FROM sentinel.alert_finding f JOIN sentinel.alert a ON a.id = f.alert_id
                ORDER BY a.account, a.opened_at, position
                """));
        return rows;
    }

    /// Every cell of every table of the schema; binary ones as the text their bytes would be.
    private List<String> everyCell() throws SQLException {
        List<String> cells = new ArrayList<>();
        for (String table : column("SELECT tablename::text FROM pg_tables WHERE schemaname = 'sentinel'")) {
            try (Connection owner = connect();
                    Statement statement = owner.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT * FROM sentinel." + table)) {
                while (rows.next()) {
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        Object cell = rows.getObject(i);
                        cells.add(cell instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(cell));
                    }
                }
            }
        }
        return cells;
    }

    private void restartOnFreshTables() throws SQLException {
        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    TRUNCATE sentinel.detector, sentinel.account_state, sentinel.seen_lines, sentinel.account_day,
                             sentinel.alert, sentinel.alert_finding, sentinel.alert_hour CASCADE
                    """);
        }
        ((ReadLogs) sentinel).forget();
    }

    private List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection owner = connect();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private Connection connect() throws SQLException {
        return java.sql.DriverManager.getConnection(
                environment.getRequiredProperty("carrel.database.url"),
                environment.getRequiredProperty("carrel.database.user"),
                environment.getRequiredProperty("carrel.database.password"));
    }
}
