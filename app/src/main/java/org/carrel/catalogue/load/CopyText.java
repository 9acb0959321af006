package org.carrel.catalogue.load;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Rows in PostgreSQL's [text format](https://www.postgresql.org/docs/18/sql-copy.html#id-1.9.3.55.9.2), the fastest
/// way
/// in.
final class CopyText {

    private final StringBuilder text = new StringBuilder(1 << 14);
    private boolean begun;

    CopyText add(@Nullable Object value) {
        if (begun) {
            text.append('\t');
        }
        begun = true;
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof byte[] bytes) {
            text.append("\\\\x").append(HexFormat.of().formatHex(bytes));
        } else {
            escaped(value.toString());
        }
        return this;
    }

    private void escaped(String value) {
        for (int place = 0; place < value.length(); place++) {
            char letter = value.charAt(place);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(letter);
            }
        }
    }

    void end() {
        text.append('\n');
        begun = false;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
