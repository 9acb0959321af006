package org.carrel.engine.cohorts;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of CSV (RFC 4180): cells between commas, quoted where they hold commas, quotes or line ends.
final class CsvReader {
    private static final int END = -1;

    private final Reader in;
    private int next;
    private int line = 1;
    private int rowLine = 1;
    private int lastLine = 1;
    private boolean open;

    /// @param in buffered
    CsvReader(Reader in) throws IOException {
        this.in = in;
        this.next = in.read();
        if (next == '\ufeff') {
            next = in.read();
        }
    }

    /// @return the cells without blanks around them; empty for a blank line; null at the end
    @Nullable
    List<String> row() throws IOException {
        if (next == END) {
            return null;
        }
        rowLine = line;
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (next == ',') {
            next = in.read();
            cells.add(cell());
        }
        lastLine = line;
        lineEnd();
        return cells.size() == 1 && cells.getFirst().isEmpty() ? List.of() : cells;
    }

    /// Where the last row began, from 1.
    int line() {
        return rowLine;
    }

    /// Where it ended: quoted cells may hold line ends.
    int lastLine() {
        return lastLine;
    }

    /// The last cell's quote was never closed.
    boolean isOpen() {
        return open;
    }

    private String cell() throws IOException {
        StringBuilder text = new StringBuilder();
        while (next == ' ' || next == '\t') {
            next = in.read();
        }
        if (next == '"') {
            quoted(text);
        }
        while (next != END && next != ',' && next != '\n' && next != '\r') {
            text.append((char) next);
            next = in.read();
        }
        return text.toString().strip();
    }

    private void quoted(StringBuilder text) throws IOException {
        next = in.read();
        int before = '"';
        while (next != END) {
            if (next == '"') {
                next = in.read();
                if (next != '"') {
                    return;
                }
            }
            line += next == '\n' ? 1 : 0;
            text.append((char) next);
            before = next;
            next = in.read();
        }
        // after the file's last line end there is no line
        line -= before == '\n' ? 1 : 0;
        open = true;
    }

    private void lineEnd() throws IOException {
        if (next == '\r') {
            next = in.read();
            line += next == '\n' ? 0 : 1;
        }
        if (next == '\n') {
            next = in.read();
            line++;
        }
    }
}
