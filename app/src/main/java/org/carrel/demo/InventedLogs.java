package org.carrel.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.sentinel.Sentinel;
import org.carrel.testkit.Campus;
import org.carrel.testkit.CampusSettings;
import org.carrel.testkit.CampusSettings.Attack;
import org.carrel.testkit.Scenario;

/// Five weeks of remote access by the invented people up to yesterday, with a few stolen accounts among them.
final class InventedLogs {

    private static final long SEED = 20;
    private static final int DAYS = 35;

    private final Path data;

    InventedLogs(Path data) {
        this.data = data;
    }

    /// Writes the log and its places below the data folder and has them read.
    void readInto(Sentinel sentinel, LocalDate today, ZoneId zone) throws IOException {
        Campus campus = Campus.simulate(settings(today, zone));
        Path places = Files.createDirectories(data.resolve("places")).resolve("simulated.csv");
        try (Writer out = Files.newBufferedWriter(places)) {
            campus.writePlaces(out);
        }
        Path log = Files.createDirectories(data.resolve("simulated")).resolve("ezproxy.log");
        try (BufferedWriter out = Files.newBufferedWriter(log)) {
            campus.writeLog(out);
        }
        sentinel.read(List.of(log));
        // Names stand in it; a library's proxy keeps such logs by its own times.
        Files.delete(log);
    }

    private static CampusSettings settings(LocalDate today, ZoneId zone) {
        // Who was added later comes last, so that all others do what they always did.
        List<String> accounts = Stream.of(
                        Persona.ALL.stream().filter(persona -> !persona.left()).map(Persona::username),
                        InventedPeople.remote().stream().map(InventedPeople.Invented::username),
                        Persona.ALL.stream().filter(Persona::left).map(Persona::username))
                .flatMap(names -> names)
                .toList();
        return new CampusSettings(SEED, accounts, today.minusDays(DAYS), DAYS, zone, List.of())
                .withAttacks(List.of(
                        new Attack(Scenario.BULK_BURST, accounts.get(40), 17),
                        new Attack(Scenario.SOLD_CREDENTIAL, accounts.get(120), 24),
                        new Attack(Scenario.ON_DEMAND, accounts.get(205), 29),
                        new Attack(Scenario.LOW_AND_SLOW, accounts.get(260), 20),
                        // Somebody whom a visitor of the demo can be: what was looked at stands under their "My data".
                        new Attack(Scenario.BULK_BURST, Persona.STOLEN, DAYS - 1)));
    }
}
