package org.carrel.engine.report;

import java.io.IOException;
import java.io.Writer;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.Detection;

/// `account,day,score,probability,documents`: one row per account-day with activity, by day, then account.
///
/// ISO dates, a point as decimal mark, `\n` line ends, whatever the machine's language.
public final class ScoresCsv {

    private ScoresCsv() {}

    public static void write(Writer out, Detection detection) throws IOException {
        out.write("account,day,score,probability,documents\n");
        for (AccountDay day : detection.accountDays()) {
            out.write(day.account());
            out.write(',');
            out.write(day.day().toString());
            out.write(',');
            out.write(Double.toString(day.score()));
            out.write(',');
            out.write(Double.toString(day.probability()));
            out.write(',');
            out.write(Integer.toString(day.documents()));
            out.write('\n');
        }
    }
}
