package org.carrel.testkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.carrel.testkit.Campus;
import org.carrel.testkit.CampusSettings;
import org.carrel.testkit.WorldFolder;
import org.carrel.testkit.Worlds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(name = "simulate", header = "Writes the logs of an invented campus, and what truly went on there.")
final class SimulateCommand implements Callable<Integer> {

    private static final int MOST_ACCOUNTS = 1_000_000;
    private static final int MOST_DAYS = 400;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

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

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = Day.class,
            description = "First day; 2026-09-21 unless given.")
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
        Path folder = checked();
        CampusSettings calm = CampusSettings.of(seed, accounts, from, days, ZoneId.of("Europe/London"));
        int each = attacks == null ? Math.max(2, accounts / 1_000) : attacks;
        Campus campus = Campus.simulate(Worlds.attacked(calm, each));
        try {
            WorldFolder.Written written = WorldFolder.write(campus, folder, rich);
            desk.out()
                    .println(written.lines() + " lines of " + accounts + " accounts in " + days + " days, "
                            + written.attacks() + " accounts stolen, are in " + folder + ".");
            return Exit.DONE;
        } catch (IOException unwritable) {
            throw new Refusal(
                    Exit.UNWRITTEN,
                    "the world could not be written to " + folder
                            + ", the disk may be full or the folder closed to you: make room and run this again"
                            + " with --force, or name another folder.");
        }
    }

    private static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException noDate) {
                throw new TypeConversionException("'" + text + "' is no date such as 2026-09-21");
            }
        }
    }

    private Path checked() throws Refusal {
        Path folder = Objects.requireNonNull(out);
        if (accounts < 1 || accounts > MOST_ACCOUNTS) {
            throw new Refusal(Exit.USAGE, "--accounts must be from 1 to " + MOST_ACCOUNTS + ".");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new Refusal(Exit.USAGE, "--days must be from 1 to " + MOST_DAYS + ".");
        }
        if (attacks != null && (attacks < 0 || attacks > accounts)) {
            throw new Refusal(Exit.USAGE, "--attacks must be from 0 to the number of accounts.");
        }
        if (from.isBefore(EARLIEST) || from.isAfter(LATEST)) {
            throw new Refusal(Exit.USAGE, "--from must be from " + EARLIEST + " to " + LATEST + ".");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Refusal(Exit.USAGE, folder + " is a file: name a folder for --out.");
        }
        if (!force && holdsSomething(folder)) {
            throw new Refusal(
                    Exit.USAGE, folder + " is not empty: name another folder, or add --force to write over it.");
        }
        return folder;
    }

    private static boolean holdsSomething(Path folder) throws Refusal {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        } catch (IOException closed) {
            throw new Refusal(Exit.UNWRITTEN, folder + " cannot be looked into: name another folder for --out.");
        }
    }
}
