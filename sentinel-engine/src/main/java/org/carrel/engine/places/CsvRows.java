package org.carrel.engine.places;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carrel.engine.NetworkClass;

/// Reads `network,country,city,latitude,longitude,asn,class`; the header may be missing, or name the columns in another
/// order. Rows that make no sense are counted, the first few of them named by their line.
final class CsvRows {
    private static final List<String> COLUMNS =
            List.of("network", "country", "city", "latitude", "longitude", "asn", "class");
    private static final int TRIED = 100;
    static final int MOST_NAMED = 100;

    private final String name;
    private List<String> columns = COLUMNS;
    private final List<Row> rows = new ArrayList<>();
    private long wrong;
    /// The columns are those of a places table.
    private boolean fits;
    private final List<String> named = new ArrayList<>();

    /// @param block what it is about
    /// @param table name of the table it stands in, @param line from 1
    record Row(Block block, Facts facts, String table, int line) {
        String where() {
            return table + ", line " + line;
        }
    }

    private CsvRows(String name) {
        this.name = name;
    }

    static CsvRows read(Path file, String name) throws PlacesProblem, IOException {
        CsvRows table = new CsvRows(name);
        try (BufferedReader lines =
                new BufferedReader(new java.io.InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                table.line(number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line, number);
                if (number == TRIED && table.rows.isEmpty()) {
                    break;
                }
            }
        }
        if (table.rows.isEmpty() && table.wrong > 0 && table.fits) {
            throw new PlacesProblem(name + " has no row that can be used: " + String.join(" ", table.named));
        }
        if (table.rows.isEmpty()) {
            throw new PlacesProblem(name + " is no places table: it needs an mmdb file, or CSV with the columns "
                    + String.join(",", COLUMNS) + ".");
        }
        return table;
    }

    List<Row> rows() {
        return rows;
    }

    /// Nothing, or one sentence on the rows passed over.
    List<String> remarks() {
        return wrong == 0
                ? List.of()
                : List.of(name + ": " + wrong + (wrong == 1 ? " row was" : " rows were") + " passed over, the first at "
                        + String.join(" ", named)
                        + (wrong > named.size() ? " And " + (wrong - named.size()) + " more." : ""));
    }

    private void line(String line, int number) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        List<String> cells = cells(line);
        if (rows.isEmpty()
                && wrong == 0
                && cells.stream().anyMatch(cell -> cell.strip().equalsIgnoreCase("network"))) {
            columns = cells.stream()
                    .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                    .toList();
            fits = true;
            return;
        }
        try {
            rows.add(row(cells, number));
        } catch (WrongRow wrongRow) {
            wrong++;
            fits |= wrong == 1 && cells.size() == COLUMNS.size();
            if (named.size() < MOST_NAMED) {
                named.add("line " + number + ": " + wrongRow.getMessage());
            }
        }
    }

    private Row row(List<String> cells, int line) throws WrongRow {
        Block block = Block.parse(cell(cells, "network"));
        if (block == null) {
            throw new WrongRow("the network is neither an address nor a block.");
        }
        String country = cell(cells, "country").toUpperCase(Locale.ROOT);
        if (!country.isEmpty() && !country.matches("[A-Z]{2}")) {
            throw new WrongRow("the country is not two letters.");
        }
        double latitude = degrees(cell(cells, "latitude"), 90);
        double longitude = degrees(cell(cells, "longitude"), 180);
        boolean both = !Double.isNaN(latitude) && !Double.isNaN(longitude);
        Facts facts = new Facts(
                country,
                cell(cells, "city"),
                both ? latitude : Double.NaN,
                both ? longitude : Double.NaN,
                asn(cell(cells, "asn")),
                networkClass(cell(cells, "class")));
        if (facts.equals(Facts.NONE)) {
            throw new WrongRow("it says nothing of its network.");
        }
        return new Row(block, facts, name, line);
    }

    private String cell(List<String> cells, String column) {
        int at = columns.indexOf(column);
        return at < 0 || at >= cells.size() ? "" : cells.get(at).strip();
    }

    private static double degrees(String text, double most) throws WrongRow {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            if (Math.abs(value) <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new WrongRow("the coordinates are no decimal degrees.");
        }
        throw new WrongRow("the coordinates are not on this planet.");
    }

    private static long asn(String text) throws WrongRow {
        String digits = text.regionMatches(true, 0, "AS", 0, 2) ? text.substring(2) : text;
        if (digits.isEmpty()) {
            return 0;
        }
        if (digits.length() > 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new WrongRow("the asn is no number.");
        }
        return Long.parseLong(digits);
    }

    private static NetworkClass networkClass(String text) throws WrongRow {
        if (text.isEmpty()) {
            return NetworkClass.UNKNOWN;
        }
        for (NetworkClass known : NetworkClass.values()) {
            if (known.name().equalsIgnoreCase(text)) {
                return known;
            }
        }
        throw new WrongRow("the class is none of campus, residential, mobile, hosting, vpn, unknown.");
    }

    /// Cells of one line; a quoted cell may hold commas, and quotes when doubled.
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static final class WrongRow extends Exception {
        private static final long serialVersionUID = 1L;

        WrongRow(String sentence) {
            super(sentence);
        }
    }
}
