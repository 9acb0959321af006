package org.carrel.circulation.policy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.carrel.web.CsvText;

/// Rows of a file that somebody brings, as spreadsheets write them.
final class Csv {

    /// @param line of the file in which the row begins, from 1
    record Row(int line, List<String> cells) {

        /// Empty for a cell that the row does not have.
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    private Csv() {}

    /// Cells parted by commas, or by what stands behind the first word: semicolons and tabs are
    /// what spreadsheets write where commas part decimals, and what they copy. What is wrongly quoted
    /// is read as far as it goes: the policy's own checks say what is wrong with it.
    static List<Row> read(String typed) {
        String text = typed.startsWith("\uFEFF") ? typed.substring(1) : typed;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(parting(text))
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            long begun = 1;
            for (CSVRecord row : parser) {
                List<String> cells = row.stream().map(CsvText::read).toList();
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(new Row((int) begun, cells));
                }
                begun = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static char parting(String text) {
        String first = text.strip().lines().findFirst().orElse("");
        for (char letter : first.toCharArray()) {
            if (letter == ',' || letter == ';' || letter == '\t') {
                return letter;
            }
        }
        return ',';
    }
}
