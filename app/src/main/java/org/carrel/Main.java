package org.carrel;

import ch.qos.logback.classic.Level;
import org.carrel.database.DatabaseRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// The app's command line: `demo`, `serve`, `ingest`, `notice`, `audit`, `gates`, `feed` and `catalogue`. Scanning
/// runs without the app, from the detector's own jar.
@CommandLine.Command(
        name = "carrel",
        description = "Runs a university library's services.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            IngestCommand.class,
            NoticeCommand.class,
            AuditCommand.class,
            GatesCommand.class,
            FeedCommand.class,
            CatalogueCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // Until the app sets up its own logging, libraries keep quiet: the person at the terminal reads our lines only.
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
        }
        int exit = commandLine().execute(arguments);
        // While a server runs, its own threads keep the program alive.
        if (exit != RunningCarrel.STILL_RUNNING) {
            System.exit(exit);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((problem, command, parsed) -> {
            command.getErr().println("carrel: " + sentence(problem));
            if (System.getenv("CARREL_DEBUG") != null) {
                problem.printStackTrace(command.getErr());
            }
            return 1;
        });
    }

    /// What went wrong, for a person: our own refusals speak for themselves, wherever a framework
    /// has wrapped them.
    private static String sentence(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseRefused || cause instanceof StartRefused) {
                return String.valueOf(cause.getMessage());
            }
        }
        return "could not start: " + problem.getMessage() + " (set CARREL_DEBUG=1 to see more)";
    }
}
