package org.carrel.testkit;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A world as files, for `carrel evaluate` and for anybody else; `docs/simulator.md` describes them.
public final class WorldFolder {

    /// Changes whenever the same settings give another world.
    public static final String SIMULATOR = "2";

    /// @param lines of the log
    /// @param attacks stolen accounts
    public record Written(long lines, long attacks) {}

    private final Campus campus;
    private final Path folder;
    private final boolean rich;
    private long lines;

    private WorldFolder(Campus campus, Path folder, boolean rich) {
        this.campus = campus;
        this.folder = folder;
        this.rich = rich;
    }

    /// Writes over what an earlier world left there.
    ///
    /// @param rich with user agents and sessions
    /// @throws IOException when the folder cannot be written, as on a full disk
    public static Written write(Campus campus, Path folder, boolean rich) throws IOException {
        return new WorldFolder(campus, folder, rich).write();
    }

    private Written write() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        clear(logs);
        Truth truth = new Truth();
        campus.run((day, hits) -> {
            truth.day(day, hits);
            day(logs, day, hits);
        });
        file("places.csv", campus::writePlaces);
        file("accounts.csv", this::accounts);
        file("labels.csv", out -> labels(truth, out));
        file("takings.csv", out -> takings(truth, out));
        file("lookalike-days.csv", out -> days(truth, out));
        file("world.properties", this::properties);
        long attacks = truth.episodes().keySet().stream()
                .filter(episode -> episode.scenario().isAttack())
                .count();
        return new Written(lines, attacks);
    }

    private static void clear(Path logs) throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(logs, "ezproxy-*.log")) {
            for (Path log : old) {
                Files.delete(log);
            }
        }
    }

    private void day(Path logs, int day, List<Hit> hits) throws IOException {
        LogLines form = new LogLines(campus.settings().zone(), rich);
        Path log = logs.resolve("ezproxy-" + campus.settings().from().plusDays(day) + ".log");
        try (Writer out = Files.newBufferedWriter(log)) {
            for (Hit hit : hits) {
                out.write(form.of(hit));
                out.write('\n');
            }
        }
        lines += hits.size();
    }

    private interface Content {
        void write(Appendable out) throws IOException;
    }

    private void file(String name, Content content) throws IOException {
        try (Writer out = Files.newBufferedWriter(folder.resolve(name))) {
            content.write(out);
        }
    }

    private void accounts(Appendable out) throws IOException {
        out.append("account,cohort,home_country,abroad,vpn_user,night_worker,first_day\n");
        for (Person person : campus.people()) {
            out.append(person.account
                    + ','
                    + person.cohort
                    + ','
                    + person.home.place().country()
                    + ','
                    + (person.isAbroad() ? 1 : 0)
                    + ','
                    + (person.usesVpn() ? 1 : 0)
                    + ','
                    + (person.nightShifts ? 1 : 0)
                    + ','
                    + person.firstDay
                    + '\n');
        }
    }

    private static void labels(Truth truth, Appendable out) throws IOException {
        out.append("id,account,scenario,kind,from,to,documents\n");
        for (Map.Entry<Episode, Truth.Account> entry : truth.episodes().entrySet()) {
            Episode episode = entry.getKey();
            Truth.Account account = entry.getValue();
            String kind = episode.scenario().isAttack() ? "attack" : "lookalike";
            out.append(episode.id()
                    + ','
                    + episode.account()
                    + ','
                    + episode.scenario()
                    + ','
                    + kind
                    + ','
                    + account.first
                    + ','
                    + account.last
                    + ','
                    + account.documents.size()
                    + '\n');
        }
    }

    /// An attack on several accounts has one row for each document and account, all under its id.
    private static void takings(Truth truth, Appendable out) throws IOException {
        out.append("id,epoch_second\n");
        for (Map.Entry<Episode, Truth.Account> entry : truth.episodes().entrySet()) {
            for (long second : entry.getValue().takings) {
                out.append(entry.getKey().id())
                        .append(',')
                        .append(Long.toString(second))
                        .append('\n');
            }
        }
    }

    private void days(Truth truth, Appendable out) throws IOException {
        out.append("account,day,scenario\n");
        for (Truth.OnDay on : truth.days()) {
            if (!on.episode().scenario().isAttack()) {
                out.append(on.episode().account()
                        + ','
                        + campus.settings().from().plusDays(on.day())
                        + ','
                        + on.episode().scenario()
                        + '\n');
            }
        }
    }

    private void properties(Appendable out) throws IOException {
        CampusSettings settings = campus.settings();
        out.append(
                "seed=" + settings.seed() + "\naccounts=" + settings.accounts().size() + "\ndays=" + settings.days()
                        + "\nfrom=" + settings.from() + "\nzone=" + settings.zone() + "\nformat="
                        + (rich ? LogLines.RICH_FORMAT : LogLines.DEFAULT_FORMAT) + "\nsimulator=" + SIMULATOR + '\n');
    }
}
