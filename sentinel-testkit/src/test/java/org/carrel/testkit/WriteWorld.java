package org.carrel.testkit;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a world as files. Arguments: directory, seed, accounts, days, attacks of each kind.
final class WriteWorld {

    private WriteWorld() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Campus campus = Campus.simulate(Worlds.term(
                Long.parseLong(args[1]),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4])));
        try (Writer log = Files.newBufferedWriter(folder.resolve("ezproxy.log"));
                Writer places = Files.newBufferedWriter(folder.resolve("places.csv"));
                Writer labels = Files.newBufferedWriter(folder.resolve("labels.csv"))) {
            campus.writeLog(log);
            campus.writePlaces(places);
            campus.writeLabels(labels);
        }
    }
}
