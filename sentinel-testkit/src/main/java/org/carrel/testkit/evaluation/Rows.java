package org.carrel.testkit.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Arrays;

/// Plain comma-separated rows under a header that must be the one expected; no value holds a comma.
final class Rows {

    /// Takes one row's values.
    interface Row {
        void of(String[] values);
    }

    private Rows() {}

    static void read(Path file, String header, Row row) throws WorldProblem {
        int number = 1;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String first = reader.readLine();
            if (first == null || !first.strip().equals(header)) {
                throw new WorldProblem(file + " does not begin with “" + header
                        + "”: write the world again with this version of ./carrel simulate.");
            }
            int columns = header.split(",").length;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                String[] values = line.split(",", -1);
                if (values.length != columns) {
                    throw wrong(file, number);
                }
                row.of(Arrays.stream(values).map(String::strip).toArray(String[]::new));
            }
        } catch (IllegalArgumentException | DateTimeException notAsExpected) {
            throw wrong(file, number);
        } catch (IOException unreadable) {
            throw new WorldProblem((Files.exists(file) ? file + " cannot be read" : "There is no file " + file)
                    + ": give the folder that ./carrel simulate wrote, or write it again.");
        }
    }

    private static WorldProblem wrong(Path file, int line) {
        return new WorldProblem(file + ", line " + line
                + ", does not hold what its header promises: write the world again with ./carrel simulate.");
    }
}
