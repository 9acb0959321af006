package org.carrel.engine.report;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Map;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.Detection;

/// One self-contained HTML page that a security officer can forward: no script, nothing fetched.
public final class ReportPage {

    private final Writer out;
    private final ReadingSummary reading;
    private final Detection detection;

    private ReportPage(Writer out, ReadingSummary reading, Detection detection) {
        this.out = out;
        this.reading = reading;
        this.detection = detection;
    }

    public static void write(Writer out, ReadingSummary reading, Detection detection) throws IOException {
        ReportPage page = new ReportPage(out, reading, detection);
        page.head();
        page.alerts();
        out.write(PageTables.strongest(detection));
        out.write(PageTables.distribution(detection));
        out.write(PageTables.baseline(detection));
        page.read();
        page.limits();
        out.write("</main>\n<footer><p class=\"soft\">Accounts are pseudonyms. Only a trained reviewer with the"
                + " identifying key can turn one back into a person, and only for this purpose.</p></footer>\n"
                + "</body>\n</html>\n");
    }

    private void head() throws IOException {
        out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"referrer\" content=\"no-referrer\">\n"
                + "<title>Library accounts worth a look</title>\n<style>\n" + PageStyle.CSS
                + "</style>\n</head>\n<body>\n<header>\n<h1>Library accounts worth a look</h1>\n<p class=\"soft\">"
                + Html.escape(period()) + "</p>\n");
        out.write("<dl class=\"figures\">\n"
                + figure(
                        Wording.count(detection.alerts().size()),
                        detection.alerts().size() == 1 ? "alert" : "alerts")
                + figure(Wording.count(detection.accounts()), "accounts")
                + figure(Wording.count(detection.days()), "days")
                + figure(Wording.count(detection.accountDays().size()), "account-days")
                + figure(Wording.count(reading.lines()), "log lines")
                + "</dl>\n</header>\n<main>\n");
    }

    private String period() {
        if (detection.accountDays().isEmpty()) {
            return "Remote-access log without any account";
        }
        LocalDate first = detection.accountDays().getFirst().day();
        LocalDate last = detection.accountDays().getLast().day();
        String span = first.equals(last) ? first.toString() : first + " to " + last;
        return "Remote-access log, " + span + ", days as in "
                + detection.settings().zone();
    }

    private static String figure(String number, String words) {
        return "<div><dt>" + words + "</dt><dd>" + number + "</dd></div>\n";
    }

    private void alerts() throws IOException {
        out.write("<section aria-labelledby=\"alerts\">\n<h2 id=\"alerts\">Alerts</h2>\n");
        if (detection.alerts().isEmpty()) {
            out.write("<p>No account crossed the line for an alert. The strongest account-days are listed below all the"
                    + " same.</p>\n");
        } else {
            out.write(
                    "<p>One alert is one episode of one account. The figures at the left are bits of evidence: each bit"
                            + " doubles the odds that somebody else uses the account, a negative one halves them.</p>\n");
        }
        if (detection.beyondBudget() > 0) {
            out.write("<p>" + Wording.count(detection.beyondBudget(), "more account-day")
                    + " crossed the line when the day's alert budget was used up.</p>\n");
        }
        for (Alert alert : detection.alerts()) {
            out.write(AlertCard.of(alert, detection.settings().zone()));
        }
        out.write("</section>\n");
    }

    private void read() throws IOException {
        out.write("<section aria-labelledby=\"read\">\n<h2 id=\"read\">What was read, and what was not</h2>\n<p>"
                + Html.escape(String.join(", ", reading.sources())) + ", read as <code>" + Html.escape(reading.format())
                + "</code>. " + Wording.linesOfLogs(reading, detection) + ".</p>\n");
        skipped();
        if (!Wording.isAllOfTheseLogs(reading, detection)) {
            out.write("<p>" + Wording.earlierRuns(detection) + ".</p>\n");
        }
        for (Detection.EvidenceOff off : detection.evidenceOff()) {
            out.write("<p><strong>Not looked at: " + Html.escape(off.family()) + ".</strong> "
                    + Html.escape(off.reason()) + "</p>\n");
        }
        out.write("</section>\n");
    }

    private void skipped() throws IOException {
        if (reading.skipped().isEmpty()) {
            return;
        }
        out.write(
                "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Skipped lines\"><table><caption>Lines"
                        + " skipped, with an example of each; names, addresses and paths are replaced</caption><thead><tr><th"
                        + " scope=\"col\">Reason</th><th scope=\"col\" class=\"n\">Lines</th><th scope=\"col\">Example</th></tr>"
                        + "</thead><tbody>\n");
        for (Map.Entry<String, ReadingSummary.Skipped> skipped :
                reading.skipped().entrySet()) {
            out.write("<tr><th scope=\"row\">" + Html.escape(skipped.getKey()) + "</th><td class=\"n\">"
                    + Wording.count(skipped.getValue().lines()) + "</td><td><code>"
                    + Html.escape(skipped.getValue().example()) + "</code></td></tr>\n");
        }
        out.write("</tbody></table></div>\n");
    }

    private void limits() throws IOException {
        out.write("<section aria-labelledby=\"limits\">\n<h2 id=\"limits\">What this cannot tell</h2>\n<ul>\n<li>"
                + Html.escape(Wording.PROBABILITY_NOTE)
                + "</li>\n<li>A score is a reason to look, never a verdict. Travel, a VPN, a deadline or a systematic review"
                + " can look like theft.</li>\n<li>A thief in the same town who keeps the owner's hours and reads a few"
                + " documents a day is not seen.</li>\n<li>In the first weeks of a log an account has no past to be compared"
                + " with; it is judged by what others do.</li>\n<li>Documents are counted once, however often they were"
                + " loaded; what was read without the proxy is not in the log.</li>\n</ul>\n</section>\n");
    }
}
