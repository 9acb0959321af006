package org.carrel.engine.report;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.Detection;

/// `account,day,score,probability,documents`: one row per account-day with activity, by day, then account.
///
/// ISO dates, a point as decimal mark, `\n` line ends, whatever the machine's language. Numbers are written in
/// full, so that equal scores give equal files.
public final class ScoresCsv {

    private ScoresCsv() {}

    public static void write(Writer out, Detection detection) throws IOException {
        out.write("account,day,score,probability,documents\n");
        for (AccountDay day : detection.accountDays()) {
            out.write(field(day.account())
                    + ','
                    + day.day()
                    + ','
                    + plain(day.score())
                    + ','
                    + plain(day.probability())
                    + ','
                    + day.documents()
                    + '\n');
        }
    }

    /// Without an exponent.
    private static String plain(double value) {
        String text = Double.toString(value);
        return text.indexOf('E') < 0
                ? text
                : new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
