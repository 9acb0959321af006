package org.carrel.people.feed;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.web.CsvText;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/// A sheet of a workbook, read row by row.
final class XlsxLines implements Lines {

    /// So many digits of a number a spreadsheet keeps.
    private static final int KEPT = 15;
    /// Written out, `1E-400000000` would fill the memory.
    private static final int DIGITS = 100;

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    /// Of the header; a sheet's rows end with their last cell that holds something.
    private int width;

    private XlsxLines(ReadableWorkbook workbook, Stream<Row> stream) {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
    }

    static XlsxLines of(Path file, Optional<String> sheet) throws IOException {
        try {
            WorkbookSize.check(file);
            ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            Sheet chosen = sheet.isPresent()
                    ? workbook.findSheet(sheet.get()).orElseThrow(() -> new Stopped("sheet", sheet.get()))
                    : workbook.getFirstSheet();
            return new XlsxLines(workbook, chosen.openStream());
        } catch (Stopped stopped) {
            throw stopped;
        } catch (RuntimeException | IOException e) {
            // A workbook is a zip file, whose table of contents stands at its end.
            throw new Stopped("workbook", "");
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return rows.hasNext();
        } catch (RuntimeException e) {
            throw new Stopped("workbook", "");
        }
    }

    @Override
    public Line next() {
        return line(nextRow());
    }

    /// The reader's own troubles come as exceptions of any kind.
    private Row nextRow() {
        try {
            return rows.next();
        } catch (RuntimeException e) {
            throw new Stopped("workbook", "");
        }
    }

    private Line line(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(text(row.getOptionalCell(i).orElse(null)));
        }
        while (cells.size() > width && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        width = width == 0 ? cells.size() : width;
        while (cells.size() < width) {
            cells.add("");
        }
        return new Line(row.getRowNum(), cells);
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell) ? day(cell) : plain(cell.asNumber());
        }
        return CsvText.read(cell.getText().strip());
    }

    /// A number that stands for no day stays one, and is refused as such.
    private static String day(Cell cell) {
        try {
            return cell.asDate().toLocalDate().toString();
        } catch (RuntimeException e) {
            return plain(cell.asNumber());
        }
    }

    /// A number that is shown as a day.
    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null
                && format.replaceAll("\"[^\"]*\"|\\[[^]]*]", "").matches("(?i).*(d|y).*")
                && !format.equalsIgnoreCase("general");
    }

    /// Of a longer number the spreadsheet has lost the last digits: it is written as the
    /// spreadsheet shows it, and refused where it should be somebody's number.
    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        long whole = (long) stripped.precision() - stripped.scale();
        if (whole > KEPT) {
            String digits = stripped.unscaledValue().abs().toString();
            String sign = stripped.signum() < 0 ? "-" : "";
            String rest = digits.length() > 1 ? "." + digits.substring(1) : "";
            return sign + digits.charAt(0) + rest + "E+" + (whole - 1);
        }
        return Math.abs(whole) <= DIGITS && stripped.scale() <= DIGITS ? stripped.toPlainString() : number.toString();
    }

    @Override
    public Optional<String> warning() {
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
