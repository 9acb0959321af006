package org.carrel.testkit.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        mixinStandardHelpOptions = false,
        header = "Writes the logs of an invented campus, and what truly went on there.")
final class SimulateCommand implements Callable<Integer> {

    private final Desk desk;

    @Option(names = "--seed", required = true, paramLabel = "S", description = "The only source of chance.")
    private long seed;

    @Option(names = "--accounts", required = true, paramLabel = "N", description = "How many accounts.")
    private int accounts;

    @Option(names = "--days", required = true, paramLabel = "D", description = "How many days.")
    private int days;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
    private @Nullable Path out;

    @Option(
            names = "--attacks",
            paramLabel = "K",
            description = "Episodes of each attack; without it the larger of 2 and N/1000.")
    private @Nullable Integer attacks;

    @Option(names = "--rich", description = "Each line ends with the user agent and the proxy's session.")
    private boolean rich;

    @Option(names = "--force", description = "Writes over what is in DIR.")
    private boolean force;

    @Option(names = "--from", paramLabel = "DATE", description = "First day; 2026-09-21 unless given.")
    private LocalDate from = LocalDate.of(2026, 9, 21);

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    SimulateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Refusal {
        throw new Refusal(Exit.FAULT, "not yet.");
    }
}
