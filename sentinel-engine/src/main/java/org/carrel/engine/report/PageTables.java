package org.carrel.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.Detection;

/// The report page's tables over all account-days.
final class PageTables {

    private static final int ROWS = 20;
    private static final int[] EDGES = {0, 1, 2, 3, 5, 9, 19, 51, 101, 201, 501, 1001};

    private PageTables() {}

    static String strongest(Detection detection) {
        List<AccountDay> days = Wording.strongest(detection, ROWS);
        StringBuilder out = new StringBuilder(
                "<section aria-labelledby=\"strongest\">\n<h2 id=\"strongest\">The most suspicious account-days</h2>\n");
        if (days.isEmpty()) {
            return out.append(
                            "<p>Nothing stands out: no account-day differs from what is usual by more than chance.</p>\n"
                                    + "</section>\n")
                    .toString();
        }
        out.append(
                "<table class=\"stack\"><thead><tr><th scope=\"col\">Day</th><th scope=\"col\">Account</th><th scope=\"col\""
                        + " class=\"n\">Evidence, bits</th><th scope=\"col\" class=\"n\">Probability</th><th scope=\"col\""
                        + " class=\"n\">Documents</th><th scope=\"col\">Strongest reasons</th></tr></thead><tbody>\n");
        for (AccountDay day : days) {
            out.append("<tr><td data-h=\"Day\" class=\"n\">")
                    .append(day.day())
                    .append("</td><th scope=\"row\" data-h=\"Account\"><span class=\"token\">")
                    .append(Html.escape(day.account()))
                    .append("</span></th><td class=\"n\" data-h=\"Evidence, bits\">")
                    .append(Wording.bits(day.score()))
                    .append("</td><td class=\"n\" data-h=\"Probability\">")
                    .append(Wording.percent(day.probability()))
                    .append("</td><td class=\"n\" data-h=\"Documents\">")
                    .append(Wording.count(day.documents()))
                    .append("</td><td class=\"wide\">")
                    .append("<span class=\"soft\">By ")
                    .append(Wording.by(day, detection.settings().zone()))
                    .append(":</span> ")
                    .append(reasons(day))
                    .append("</td></tr>\n");
        }
        return out.append("</tbody></table>\n</section>\n").toString();
    }

    private static String reasons(AccountDay day) {
        return day.findings().stream()
                .filter(finding -> finding.bits() > 0)
                .limit(2)
                .map(finding -> Html.escape(finding.sentence()))
                .collect(Collectors.joining(" "));
    }

    static String distribution(Detection detection) {
        long[] counts = new long[EDGES.length];
        for (AccountDay day : detection.accountDays()) {
            counts[slot(day.documents())]++;
        }
        List<Bars.Bar> bars = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < EDGES.length; i++) {
            bars.add(new Bars.Bar(Integer.toString(EDGES[i]), counts[i], false));
            rows.append("<tr><th scope=\"row\">")
                    .append(range(i))
                    .append("</th><td class=\"n\">")
                    .append(Wording.count(counts[i]))
                    .append("</td><td class=\"n\">")
                    .append(Wording.share(counts[i], detection.accountDays().size()))
                    .append("</td></tr>\n");
        }
        return "<section aria-labelledby=\"spread\">\n<h2 id=\"spread\">Documents in an account-day</h2>\n<p>How many different"
                + " documents an account had in one day, over all "
                + Wording.count(detection.accountDays().size())
                + " account-days with any activity.</p>\n"
                + Bars.svg(
                        "Account-days by number of documents; the numbers are in the table below",
                        "documents in a day, from",
                        bars)
                + "<details><summary>The same as a table</summary>\n<table><thead><tr><th scope=\"col\">Documents</th><th"
                + " scope=\"col\" class=\"n\">Account-days</th><th scope=\"col\" class=\"n\">Share</th></tr></thead><tbody>\n"
                + rows + "</tbody></table></details>\n</section>\n";
    }

    private static int slot(int documents) {
        int slot = EDGES.length - 1;
        while (documents < EDGES[slot]) {
            slot--;
        }
        return slot;
    }

    private static String range(int slot) {
        if (slot == EDGES.length - 1) {
            return EDGES[slot] + " and more";
        }
        int last = EDGES[slot + 1] - 1;
        return last == EDGES[slot] ? Integer.toString(last) : EDGES[slot] + " to " + last;
    }

    static String baseline(Detection detection) {
        StringBuilder out = new StringBuilder(
                "<section aria-labelledby=\"rules\">\n<h2 id=\"rules\">EZproxy's own rules beside it</h2>\n"
                        + "<p>The rules EZproxy ships or documents, run on the same log. They take no part in the score.</p>\n"
                        + "<table class=\"stack\"><thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">What EZproxy does</th><th scope=\"col\""
                        + " class=\"n\">Account-days</th><th scope=\"col\" class=\"n\">Of all</th><th scope=\"col\" class=\"n\">In an alert"
                        + " above</th></tr></thead><tbody>\n");
        for (Wording.RuleCount rule : Wording.rules(detection)) {
            out.append("<tr><th scope=\"row\" class=\"wide\">")
                    .append(Html.escape(rule.rule().text()))
                    .append("</th><td data-h=\"What EZproxy does\">")
                    .append(rule.rule().action())
                    .append("</td><td class=\"n\" data-h=\"Account-days\">")
                    .append(Wording.count(rule.fired()))
                    .append("</td><td class=\"n\" data-h=\"Of all\">")
                    .append(Wording.share(rule.fired(), detection.accountDays().size()))
                    .append("</td><td class=\"n\" data-h=\"In an alert above\">")
                    .append(Wording.count(rule.alerted()))
                    .append("</td></tr>\n");
        }
        return out.append("</tbody></table>\n</section>\n").toString();
    }
}
