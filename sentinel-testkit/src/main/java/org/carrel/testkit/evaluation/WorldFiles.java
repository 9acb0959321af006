package org.carrel.testkit.evaluation;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.carrel.engine.tokens.AccountName;

/// Reads a world from the folder that `carrel simulate` wrote.
final class WorldFiles {

    static final String ACCOUNTS = "account,cohort,home_country,abroad,vpn_user,night_worker,first_day";
    static final String LABELS = "id,account,scenario,kind,from,to,documents";
    static final String TAKINGS = "id,epoch_second";
    static final String LOOKALIKE_DAYS = "account,day,scenario";

    private final Path folder;

    private WorldFiles(Path folder) {
        this.folder = folder;
    }

    /// @throws WorldProblem when a file is missing or not what it should be, or when nobody is
    ///     attacked
    static World read(Path folder) throws WorldProblem {
        if (!Files.isDirectory(folder)) {
            throw new WorldProblem(
                    "There is no folder " + folder + ": write a world with ./carrel simulate --out " + folder + ".");
        }
        return new WorldFiles(folder).read();
    }

    private World read() throws WorldProblem {
        Properties properties = properties();
        List<World.Attack> attacks = attacks();
        if (attacks.isEmpty()) {
            throw new WorldProblem("Nobody is attacked in " + folder
                    + ", so there is nothing to find: simulate a world with attacks.");
        }
        return new World(
                folder,
                number(properties, "seed"),
                (int) number(properties, "days"),
                date(properties),
                zone(properties),
                value(properties, "format"),
                properties.getProperty("simulator", "unknown"),
                logs(),
                members(),
                attacks,
                lookalikeDays());
    }

    private Properties properties() throws WorldProblem {
        Path file = folder.resolve("world.properties");
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new WorldProblem((Files.exists(file) ? file + " cannot be read" : "There is no file " + file)
                    + ": give the folder that ./carrel simulate wrote, or write it again.");
        }
    }

    private String value(Properties properties, String key) throws WorldProblem {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw lacks(key);
        }
        return value.strip();
    }

    private WorldProblem lacks(String key) {
        return new WorldProblem(folder.resolve("world.properties") + " does not say “" + key
                + "” as it should: write the world again with ./carrel simulate.");
    }

    private long number(Properties properties, String key) throws WorldProblem {
        try {
            return Long.parseLong(value(properties, key));
        } catch (NumberFormatException notANumber) {
            throw lacks(key);
        }
    }

    private LocalDate date(Properties properties) throws WorldProblem {
        try {
            return LocalDate.parse(value(properties, "from"));
        } catch (DateTimeException notADate) {
            throw lacks("from");
        }
    }

    private ZoneId zone(Properties properties) throws WorldProblem {
        try {
            return ZoneId.of(value(properties, "zone"));
        } catch (DateTimeException notAZone) {
            throw lacks("zone");
        }
    }

    private List<Path> logs() throws WorldProblem {
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            List<Path> logs = files.filter(Files::isRegularFile).sorted().toList();
            if (logs.isEmpty()) {
                throw new WorldProblem("There is no log in " + folder.resolve("logs")
                        + ": write the world again with ./carrel simulate.");
            }
            return logs;
        } catch (IOException missing) {
            throw new WorldProblem("There is no folder " + folder.resolve("logs")
                    + " that can be read: give the folder that ./carrel simulate wrote, or write it again.");
        }
    }

    private List<World.Member> members() throws WorldProblem {
        List<World.Member> members = new ArrayList<>();
        Rows.read(
                folder.resolve("accounts.csv"),
                ACCOUNTS,
                v -> members.add(new World.Member(
                        AccountName.of(v[0]), v[1], v[2], yes(v[3]), yes(v[4]), yes(v[5]), Integer.parseInt(v[6]))));
        return List.copyOf(members);
    }

    private static boolean yes(String value) {
        return switch (value) {
            case "0" -> false;
            case "1" -> true;
            default -> throw new IllegalArgumentException(value);
        };
    }

    private List<World.Attack> attacks() throws WorldProblem {
        Map<String, List<Long>> takings = new HashMap<>();
        Rows.read(
                folder.resolve("takings.csv"),
                TAKINGS,
                v -> takings.computeIfAbsent(v[0], id -> new ArrayList<>()).add(Long.parseLong(v[1])));
        List<World.Attack> attacks = new ArrayList<>();
        Rows.read(folder.resolve("labels.csv"), LABELS, v -> {
            long from = Long.parseLong(v[4]);
            long to = Long.parseLong(v[5]);
            int documents = Integer.parseInt(v[6]);
            if (to < from || !v[3].equals("attack") && !v[3].equals("lookalike")) {
                throw new IllegalArgumentException(v[0]);
            }
            if (v[3].equals("attack")) {
                List<Long> taken =
                        takings.getOrDefault(v[0], List.of()).stream().sorted().toList();
                attacks.add(new World.Attack(v[0], AccountName.of(v[1]), v[2], from, to, documents, taken));
            }
        });
        attacks.sort(Comparator.comparingLong(World.Attack::from).thenComparing(World.Attack::id));
        return List.copyOf(attacks);
    }

    private List<World.LookalikeDay> lookalikeDays() throws WorldProblem {
        List<World.LookalikeDay> days = new ArrayList<>();
        Rows.read(
                folder.resolve("lookalike-days.csv"),
                LOOKALIKE_DAYS,
                v -> days.add(new World.LookalikeDay(AccountName.of(v[0]), LocalDate.parse(v[1]), v[2])));
        return List.copyOf(days);
    }
}
