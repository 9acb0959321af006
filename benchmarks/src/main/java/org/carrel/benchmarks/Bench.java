package org.carrel.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `carrel bench sentinel`: all figures on reading and scoring a log, as rows of a Markdown table.
public final class Bench {
    private static final String USAGE =
            "bench sentinel [--lines 5000000] [--folder DIR] [--geoip FILE.mmdb]: measures on a log of that many lines,"
                    + " which it writes to DIR; GoAccess, where installed, looks places up in FILE.mmdb.";

    private final Path folder;
    private final long lines;
    private final @Nullable Path geoip;

    private Bench(Path folder, long lines, @Nullable Path geoip) {
        this.folder = folder;
        this.lines = lines;
        this.geoip = geoip;
    }

    /// @param arguments `sentinel`, then options
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0 || !arguments[0].equals("sentinel") || arguments.length % 2 == 0) {
            System.err.println("carrel: " + USAGE);
            System.exit(2);
        }
        String lines = "5000000";
        String folder = "";
        String geoip = "";
        for (int i = 1; i < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--lines" -> lines = arguments[i + 1];
                case "--folder" -> folder = arguments[i + 1];
                case "--geoip" -> geoip = arguments[i + 1];
                default -> {
                    System.err.println("carrel: there is no option " + arguments[i] + ". " + USAGE);
                    System.exit(2);
                }
            }
        }
        Path written = folder.isEmpty() ? Files.createTempDirectory("carrel-bench") : Path.of(folder);
        Files.createDirectories(written);
        new Bench(written, Long.parseLong(lines), geoip.isEmpty() ? null : Path.of(geoip)).run();
    }

    private void run() throws IOException, InterruptedException {
        Machine.describe(System.out);
        Path log = folder.resolve("log");
        Path places = folder.resolve("places.csv");
        LogGenerator.log(LogGenerator.Size.usual(lines), log);
        LogGenerator.places(places);
        System.out.printf(Locale.ROOT, "%,d lines, %,d bytes, in %s%n%n", lines, Files.size(log), folder);
        Rows rows = new Rows(System.out, lines);
        Limits.measure(log, rows);
        inProcess(rows, "reading", log, places);
        inProcess(rows, "scoring", log, places);
        Scan scan = new Scan(folder, log, places);
        Measured one = rows.add("`scan`, one core, cold", scan.on("0", 1));
        Measured two = rows.add("`scan`, two cores, cold", scan.on("0,1", 2));
        rows.say(String.format(Locale.ROOT, "two cores are %.2f times one", one.wall() / two.wall()));
        Measured rival = GoAccess.on("0", log, geoip, folder);
        if (rival == null) {
            rows.say("GoAccess is not installed, so there is nothing to compare with");
        } else {
            String what = geoip == null ? "GoAccess, no database" : "GoAccess, country database";
            rows.add(what + ", one core", rival);
            rows.say(String.format(
                    Locale.ROOT,
                    "on one core the scan is %.1f times GoAccess, %.1f times by processor time",
                    rival.wall() / one.wall(),
                    rival.processor() / one.processor()));
        }
        Measured linear = child("Linearity", folder.toString(), Long.toString(Math.max(lines / 16, 50_000)));
        linear.output().forEach(rows::say);
        Machine.load(System.out);
    }

    private void inProcess(Rows rows, String what, Path log, Path places) throws IOException, InterruptedException {
        for (String line :
                child("Warm", what, log.toString(), places.toString()).output()) {
            rows.say(line);
        }
    }

    /// A class of this module in a JVM of its own, on one core.
    private Measured child(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = Measured.java("0", "-Xmx3g", "-XX:+UseSerialGC");
        command.add("org.carrel.benchmarks." + name);
        command.addAll(List.of(arguments));
        return Measured.of(command);
    }
}
