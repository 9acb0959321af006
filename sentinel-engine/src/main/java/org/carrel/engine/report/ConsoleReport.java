package org.carrel.engine.report;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.Detection;

/// What a scan prints: the most suspicious account-days with their reasons, then what was read.
public final class ConsoleReport {

    private static final int ROWS = 10;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;

    private final Appendable out;
    private final int width;

    private ConsoleReport(Appendable out, int width) {
        this.out = out;
        this.width = Math.max(NARROWEST, Math.min(WIDEST, width));
    }

    /// @param width of the terminal in columns
    public static void print(Appendable out, ReadingSummary reading, Detection detection, int width)
            throws IOException {
        ConsoleReport report = new ConsoleReport(out, width);
        report.suspicious(reading, detection);
        report.alerts(detection);
        report.read(reading, detection);
        report.off(detection);
        report.baseline(detection);
    }

    private void suspicious(ReadingSummary reading, Detection detection) throws IOException {
        List<AccountDay> days = Wording.strongest(detection, ROWS);
        if (days.isEmpty()) {
            wrap("", nothing(reading, detection));
            line("");
            return;
        }
        line("The most suspicious account-days");
        line("");
        line(" #  day         score  documents" + (width > 45 ? "  account" : ""));
        int rank = 1;
        for (AccountDay day : days) {
            row(rank++, day, detection.settings().zone());
        }
        wrap("", Wording.PROBABILITY_NOTE);
        line("");
    }

    private static String nothing(ReadingSummary reading, Detection detection) {
        if (reading.lines() == 0) {
            return "The log is empty: there was nothing to look at.";
        }
        if (detection.accountDays().isEmpty() && detection.refusals() > 0) {
            return "All there was were refused sign-ins of accounts not in use: there is no account-day to score.";
        }
        if (detection.accountDays().isEmpty()) {
            return "No line names an account, so there is no account-day to score. Check that the log format contains %u,"
                    + " or name the format with --format.";
        }
        return "Nothing stands out: no account-day differs from what is usual by more than chance.";
    }

    private void row(int rank, AccountDay day, ZoneId zone) throws IOException {
        String head = "%2d  %s  %5s  %9s  "
                .formatted(rank, day.day(), Wording.bits(day.score()), Wording.count(day.documents()));
        if (head.length() + day.account().length() <= width) {
            line(head + day.account());
        } else {
            line(head.stripTrailing());
            line("    " + day.account());
        }
        line("    by " + Wording.by(day, zone) + ":");
        List<String> bits = Wording.signed(day.findings(), day.score());
        for (int i = 0; i < bits.size(); i++) {
            wrap("    %5s  ".formatted(bits.get(i)), day.findings().get(i).sentence());
        }
        line("");
    }

    private void alerts(Detection detection) throws IOException {
        String opened = detection.alerts().isEmpty()
                ? "No account crossed the line for an alert."
                : Wording.count(detection.alerts().size(), "alert") + " opened.";
        String beyond = detection.beyondBudget() == 0
                ? ""
                : " " + Wording.count(detection.beyondBudget(), "more account-day")
                        + " crossed the line when the day's budget was used up; they are in the scores.";
        wrap("", opened + beyond);
        line("");
    }

    private void read(ReadingSummary reading, Detection detection) throws IOException {
        line("What was read");
        wrap("  ", String.join(", ", reading.sources()) + " as " + reading.format());
        wrap("  ", Wording.linesOfRun(reading, detection));
        skipped(reading);
        if (reading.known() > 0 || !Wording.isAllOfTheseLogs(reading, detection)) {
            wrap("  ", Wording.earlierRuns(detection));
        }
        wrap(
                "  ",
                Wording.count(detection.accounts(), "account") + ", " + Wording.count(detection.days(), "day") + ", "
                        + Wording.count(detection.accountDays().size(), "account-day"));
        if (reading.placesGiven()) {
            wrap("  ", "place known for " + Wording.share(reading.placed(), reading.events()) + " of the events");
        }
        long rate = reading.seconds() > 0 ? Math.round(reading.lines() / reading.seconds()) : 0;
        wrap("  ", Wording.count(rate) + " lines a second");
        line("");
    }

    private void skipped(ReadingSummary reading) throws IOException {
        for (Map.Entry<String, ReadingSummary.Skipped> skipped :
                reading.skipped().entrySet()) {
            wrap(
                    "  ",
                    Wording.count(skipped.getValue().lines()) + " skipped: " + skipped.getKey() + ", such as "
                            + skipped.getValue().source());
            wrap("      ", skipped.getValue().example());
        }
    }

    private void off(Detection detection) throws IOException {
        if (detection.evidenceOff().isEmpty()) {
            return;
        }
        line("What could not be looked at");
        for (Detection.EvidenceOff off : detection.evidenceOff()) {
            wrap("  " + off.family() + ": ", off.reason());
        }
        line("");
    }

    private void baseline(Detection detection) throws IOException {
        wrap("", "For comparison: account-days on which EZproxy's own rules would have fired");
        for (Wording.RuleCount rule : Wording.rules(detection)) {
            wrap(
                    "  %7s  ".formatted(Wording.count(rule.fired())),
                    rule.rule().text() + " (" + rule.rule().action() + ")");
        }
    }

    private void line(String text) throws IOException {
        out.append(text).append(System.lineSeparator());
    }

    /// Breaks at spaces; further lines stand below the first one's text. A word too long for a line stays whole.
    private void wrap(String head, String text) throws IOException {
        StringBuilder line = new StringBuilder(head);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > width) {
                line(line.toString());
                line.setLength(0);
                line.repeat(' ', head.length());
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(line.toString());
    }
}
