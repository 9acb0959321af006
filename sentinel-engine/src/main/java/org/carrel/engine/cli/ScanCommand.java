package org.carrel.engine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.carrel.engine.cohorts.CohortTable;
import org.carrel.engine.cohorts.CohortsProblem;
import org.carrel.engine.keeping.KeepingProblem;
import org.carrel.engine.keeping.KeptDetector;
import org.carrel.engine.keeping.KeptKeys;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.places.PlacesProblem;
import org.carrel.engine.reading.FormatProblem;
import org.carrel.engine.reading.LogReader;
import org.carrel.engine.reading.LogSource;
import org.carrel.engine.reading.ReaderSettings;
import org.carrel.engine.reading.Reading;
import org.carrel.engine.reading.SeenLines;
import org.carrel.engine.report.AlertsJsonl;
import org.carrel.engine.report.ConsoleReport;
import org.carrel.engine.report.ReportPage;
import org.carrel.engine.report.ScoresCsv;
import org.carrel.engine.scoring.Cohorts;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.engine.tokens.Epochs;
import org.carrel.engine.tokens.Handover;
import org.carrel.engine.tokens.Pseudonymiser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "scan",
        header = "Reads access logs and names the account-days worth a look, by token.",
        description = {
            "",
            "Reads logs of EZproxy, Apache and Squid, plain or gzipped; nothing that names a person leaves this command.",
            "",
            "With --state, what is known of the accounts carries over from run to run: each run reads the newest log,"
                    + " and a line that was read before counts no more. The outputs then tell of the days this run's logs"
                    + " cover: every account-day of those days, whole, and every alert that was open on one of them (new,"
                    + " grown, or quiet for less than three days). The same logs give the same outputs again, also after"
                    + " a run that was cut off. After midnight accounts may be looked at again for what others have shown"
                    + " since: that can still change the score of a day that an earlier run wrote. Alerts tell of it, the"
                    + " earlier run's rows do not: one run over all logs has the last word.",
            ""
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a fault in Carrel itself",
            "2:the command line makes no sense",
            "3:some log, places or cohorts file could not be read, or not to its end",
            "4:no log could be read, or none of their lines",
            "5:an output could not be written; older files are as they were",
            "6:the keystore could not be opened or made",
            "7:the state folder must not or cannot be used; it is as it was"
        })
final class ScanCommand implements Callable<Integer> {
    private static final int MOST_LATE = 20;

    private final Desk desk;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = Integer.MAX_VALUE,
            description = "Shows this.")
    private boolean help;

    @Parameters(paramLabel = "LOG", arity = "1..*", description = "Log files, plain or gzipped; - for standard input.")
    private List<String> logs = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "SPEC",
            description =
                    "The log's LogFormat, or one of ezproxy, common, combined, vhost_combined, vhost_common, squid."
                            + " Recognised by itself when it is a common one.")
    private @Nullable String format;

    @Option(
            names = "--places",
            paramLabel = "FILE",
            description = "Where addresses are: mmdb, or CSV network,country,city,latitude,longitude,asn,class."
                    + " May be given several times; the most specific row wins.")
    private List<Path> places = new ArrayList<>();

    @Option(
            names = "--key",
            paramLabel = "KEYSTORE",
            description = "Keys that make the tokens; created when missing. Default: ~/.config/carrel/keys.p12."
                    + " Passphrase from CARREL_KEY_PASSPHRASE, or asked for.")
    private @Nullable Path key;

    @Option(
            names = "--cohorts",
            paramLabel = "FILE.csv",
            description = "Which group each account belongs to: CSV with the columns account and cohort. An account is"
                    + " then compared with its own group.")
    private @Nullable Path cohorts;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Goes on from what earlier runs left in this folder, and leaves the same for the next.")
    private @Nullable Path state;

    @Option(names = "--lines-a-chunk", hidden = true, description = "Lines between two writings of the state.")
    private long linesAChunk = KeptDetector.LINES_A_CHUNK;

    @Option(
            names = "--budget",
            paramLabel = "N",
            converter = Budget.class,
            description = "Most alerts a day that somebody will look at. Weak evidence raises none, however large N is."
                    + " Default: ${DEFAULT-VALUE}.")
    private double budget = DetectorSettings.USUAL_ALERTS_PER_DAY;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = Zone.class,
            description = "Time zone of the calendar days, and of times without an offset. Default: ${DEFAULT-VALUE}.")
    private ZoneId zone = ZoneId.of("Europe/London");

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = Threads.class,
            description = "Threads that parse; what is found does not depend on it. Default: one for each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--scores", paramLabel = "FILE.csv", description = "Writes one row for each account-day.")
    private @Nullable Path scores;

    @Option(names = "--alerts", paramLabel = "FILE.jsonl", description = "Writes one JSON object for each alert.")
    private @Nullable Path alerts;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Writes a page with charts, in one file.")
    private @Nullable Path report;

    ScanCommand(Desk desk) {
        this.desk = desk;
    }

    private static final class Budget implements ITypeConverter<Double> {
        @Override
        public Double convert(String value) {
            try {
                return Double.valueOf(value);
            } catch (NumberFormatException notANumber) {
                throw new TypeConversionException(
                        "“" + value + "” is no number: give the alerts a day you can look at.");
            }
        }
    }

    private static final class Threads implements ITypeConverter<Integer> {
        private static final int MOST = 64;

        @Override
        public Integer convert(String value) {
            try {
                int threads = Integer.parseInt(value);
                if (threads >= 1 && threads <= MOST) {
                    return threads;
                }
            } catch (NumberFormatException notANumber) {
                // said below
            }
            throw new TypeConversionException("“" + value + "” is no number of threads: give 1 to " + MOST + ".");
        }
    }

    private static final class Zone implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String value) {
            try {
                return ZoneId.of(value);
            } catch (DateTimeException unknown) {
                throw new TypeConversionException(
                        "there is no time zone “" + value + "”: give one like Europe/London.");
            }
        }
    }

    @Override
    public Integer call() throws Refusal {
        check();
        Keystore keystore = new Keystore(desk, key);
        try (Outputs outputs = Outputs.prepare(wanted(), inputs(keystore))) {
            PlaceTable table = places();
            return scan(outputs, table, keystore);
        } catch (KeepingProblem problem) {
            throw new Refusal(problem.isUnwritten() ? Exit.UNWRITTEN : Exit.STATE, problem.sentence());
        }
    }

    private int scan(Outputs outputs, PlaceTable table, Keystore keystore) throws Refusal {
        Epochs epochs = keystore.openAllOrCreate();
        Pseudonymiser pseudonymiser = new Pseudonymiser(epochs.current());
        try (Watch watch = watch(new DetectorSettings(zone, budget, table.isGiven()), epochs, pseudonymiser)) {
            Reading reading = read(pseudonymiser, table, watch);
            if (reading.summary().events() == 0) {
                return nothing(reading);
            }
            Detection detection = watch.finish();
            print(reading, detection);
            outputs.write("--scores", out -> ScoresCsv.write(out, detection));
            outputs.write("--alerts", out -> AlertsJsonl.write(out, detection));
            outputs.write("--report", out -> ReportPage.write(out, reading.summary(), detection));
            outputs.commit();
            reading.remarks().forEach(desk::say);
            reading.problems().forEach(problem -> desk.say(problem.sentence()));
            boolean late = sayLate(detection.lateEvents(), reading.summary().lines(), watch);
            return reading.problems().isEmpty() && !late ? Exit.DONE : Exit.SOME_UNREAD;
        }
    }

    private void check() throws Refusal {
        if (logs.stream().filter("-"::equals).count() > 1) {
            throw new Refusal(Exit.USAGE, "standard input (-) can be read once only: name it once.");
        }
        if (logs.stream().anyMatch(String::isBlank)) {
            throw new Refusal(Exit.USAGE, "a log's name is empty: give the log's file, or - for standard input.");
        }
        if (!(budget >= 0) || Double.isInfinite(budget)) {
            throw new Refusal(
                    Exit.USAGE, "the budget must be a number from 0 up: give the alerts a day you can look at.");
        }
        try {
            if (format != null) {
                LogReader.check(format);
            }
        } catch (FormatProblem problem) {
            throw new Refusal(Exit.USAGE, problem.sentence());
        }
    }

    private Map<String, @Nullable Path> wanted() {
        Map<String, @Nullable Path> wanted = new LinkedHashMap<>();
        wanted.put("--scores", scores);
        wanted.put("--alerts", alerts);
        wanted.put("--report", report);
        return wanted;
    }

    private List<Path> inputs(Keystore keystore) {
        List<Path> inputs = new ArrayList<>(places);
        logs.stream().filter(log -> !log.equals("-")).map(Path::of).forEach(inputs::add);
        inputs.add(keystore.file());
        if (cohorts != null) {
            inputs.add(cohorts);
        }
        return inputs;
    }

    private PlaceTable places() throws Refusal {
        try {
            PlaceTable table = places.isEmpty() ? PlaceTable.none() : PlaceTable.load(places);
            table.remarks().forEach(desk::say);
            return table;
        } catch (PlacesProblem problem) {
            throw new Refusal(Exit.SOME_UNREAD, problem.sentence());
        }
    }

    /// A few late lines are in the report; more are said here too.
    private boolean sayLate(long late, long lines, Watch watch) {
        if (late <= MOST_LATE && late * 1000 <= lines) {
            return false;
        }
        desk.say(late + (late == 1 ? " line was" : " lines were") + " left out, " + watch.late());
        return true;
    }

    private Watch watch(DetectorSettings settings, Epochs epochs, Pseudonymiser pseudonymiser) throws Refusal {
        if (state == null) {
            Watch watch = new Watch.OfOneScan(settings);
            watch.inCohorts(cohorts(pseudonymiser, new LinkedHashMap<>()));
            return watch;
        }
        byte[] sentence = "The keys of a state folder.".getBytes(StandardCharsets.US_ASCII);
        long mark = pseudonymiser.fingerprint(sentence, 0, sentence.length);
        KeptKeys keys = new KeptKeys(mark, epochs.current().epoch(), new Handover(epochs));
        KeptDetector kept = KeptDetector.open(state, keys, settings, linesAChunk, desk::say);
        try {
            kept.inCohorts(cohorts(pseudonymiser, kept.cohortNumbers()));
            return new Watch.Kept(desk, kept);
        } catch (Refusal refused) {
            kept.close();
            throw refused;
        }
    }

    private Cohorts cohorts(Pseudonymiser pseudonymiser, SequencedMap<String, Integer> numbers) throws Refusal {
        if (cohorts == null) {
            return Cohorts.NONE;
        }
        try {
            CohortTable table = CohortTable.read(cohorts, pseudonymiser, numbers);
            table.remarks().forEach(desk::say);
            return table;
        } catch (CohortsProblem problem) {
            throw new Refusal(Exit.SOME_UNREAD, problem.sentence());
        }
    }

    private Reading read(Pseudonymiser pseudonymiser, PlaceTable table, Watch watch) {
        List<LogSource> sources = logs.stream()
                .map(log -> log.equals("-") ? LogSource.of("-", desk.in()) : LogSource.of(log, Path.of(log)))
                .toList();
        Map<String, Long> sizes = new LinkedHashMap<>();
        sources.stream().filter(source -> source.size() > 0).forEach(source -> sizes.put(source.name(), source.size()));
        Meter meter = new Meter(desk, sizes);
        try {
            ReaderSettings settings =
                    new ReaderSettings(format, zone, desk.clock().instant());
            LogReader reader = new LogReader(settings, pseudonymiser, table, SeenLines.inMemory(), threads);
            return watch.read(reader, sources, meter);
        } catch (FormatProblem problem) {
            throw new IllegalStateException("the format was checked", problem);
        } finally {
            meter.clear();
        }
    }

    /// Outputs stay as they were: an empty one would say that all is well.
    private int nothing(Reading reading) {
        reading.problems().forEach(problem -> desk.say(problem.sentence()));
        reading.summary()
                .skipped()
                .forEach((reason, skipped) -> desk.say(skipped.lines() + " lines skipped, " + reason + ", such as "
                        + skipped.source() + ": " + skipped.example()));
        if (reading.summary().lines() > 0) {
            desk.say(
                    "no line could be used, so nothing was written: check the log's LogFormat, and give it with --format.");
        }
        return Exit.NOTHING_READ;
    }

    private void print(Reading reading, Detection detection) {
        try {
            ConsoleReport.print(desk.out(), reading.summary(), detection, desk.width());
            desk.out().flush();
        } catch (IOException closed) {
            // whoever read standard output has seen enough
        }
    }
}
