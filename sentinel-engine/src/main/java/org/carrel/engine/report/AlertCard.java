package org.carrel.engine.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.Finding;

/// One alert on the report page: its reasons, and its documents hour by hour.
final class AlertCard {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
    private static final int MOST_BARS = 96;

    private AlertCard() {}

    static String of(Alert alert, ZoneId zone) {
        StringBuilder out = new StringBuilder();
        out.append("<article>\n<h3 class=\"token\">")
                .append(Html.escape(alert.account()))
                .append("</h3>\n<p>Opened <time datetime=\"")
                .append(alert.opened())
                .append("\">")
                .append(MINUTE.format(alert.opened().atZone(zone)))
                .append("</time>. Evidence ")
                .append(Wording.bits(alert.score()))
                .append(" bits, probability ")
                .append(Wording.percent(alert.probability()))
                .append(", strongest ")
                .append(MINUTE.format(alert.strongest().atZone(zone)))
                .append(". ")
                .append(Wording.count(alert.documentsBefore(), "document"))
                .append(" in the day before the alert, ")
                .append(Wording.count(alert.documents()))
                .append(" up to ")
                .append(MINUTE.format(alert.last().atZone(zone)))
                .append(".</p>\n");
        if (!alert.campaign().isEmpty()) {
            out.append("<p>One of several accounts that seem to be in the same hands: campaign <span class=\"token\">")
                    .append(Html.escape(alert.campaign()))
                    .append("</span>.</p>\n");
        }
        out.append(evidence(alert));
        if (!alert.hours().isEmpty()) {
            out.append(chart(alert, zone));
        }
        return out.append("</article>\n").toString();
    }

    private static String evidence(Alert alert) {
        List<String> bits = Wording.signed(alert.findings(), alert.score());
        StringBuilder out = new StringBuilder("<ul class=\"evidence\">\n");
        for (int i = 0; i < bits.size(); i++) {
            Finding finding = alert.findings().get(i);
            out.append("<li><b")
                    .append(finding.bits() < 0 ? " class=\"calm\"" : "")
                    .append('>')
                    .append(bits.get(i))
                    .append("</b><span>")
                    .append(Html.escape(finding.sentence()))
                    .append("</span></li>\n");
        }
        return out.append("</ul>\n").toString();
    }

    private static String chart(Alert alert, ZoneId zone) {
        long first = alert.hours().getFirst().start().getEpochSecond() / 3600;
        long last = alert.hours().getLast().start().getEpochSecond() / 3600;
        long each = Math.max(1, (last - first + MOST_BARS) / MOST_BARS);
        Map<Long, Long> sums = new TreeMap<>();
        for (Alert.Hour hour : alert.hours()) {
            sums.merge((hour.start().getEpochSecond() / 3600 - first) / each, (long) hour.documents(), Long::sum);
        }
        long slots = Math.max((last - first) / each + 1, 12);
        List<Bars.Bar> bars = new ArrayList<>();
        for (long slot = 0; slot < slots; slot++) {
            long start = (first + slot * each) * 3600;
            bars.add(new Bars.Bar(
                    label(slot, slots, each, start, zone),
                    sums.getOrDefault(slot, 0L),
                    start + each * 3600 > alert.opened().getEpochSecond()));
        }
        String unit = each == 1 ? "hour" : each + " hours";
        String svg = Bars.svg(
                "Documents by " + unit + " of the alerted account; the numbers are in the table below",
                "documents each " + unit + "; red from the alert on",
                bars);
        return svg + table(alert, zone);
    }

    /// The time of day on a short chart; on a long one the date, below the first bar of a day, some days left out.
    private static String label(long slot, long slots, long each, long start, ZoneId zone) {
        ZonedDateTime at = Instant.ofEpochSecond(start).atZone(zone);
        if (slots * each <= 48) {
            long every = Math.max(1, slots / 6);
            return slot % every == every / 2 ? String.format(Locale.ROOT, "%02d:00", at.getHour()) : "";
        }
        LocalDate day = at.toLocalDate();
        boolean dayBegins = slot == 0
                ? at.getHour() < each
                : !day.equals(at.minusSeconds(each * 3600).toLocalDate());
        long everyDays = Math.max(1, slots * each / 24 / 6);
        return dayBegins && day.toEpochDay() % everyDays == 0 ? DAY.format(at) : "";
    }

    private static String table(Alert alert, ZoneId zone) {
        StringBuilder out =
                new StringBuilder("<details><summary>The same as a table</summary>\n<table><caption>Documents by"
                        + " hour; hours without one are left out</caption><thead><tr><th scope=\"col\">Hour from</th><th scope=\"col\""
                        + " class=\"n\">Documents</th></tr></thead><tbody>\n");
        for (Alert.Hour hour : alert.hours()) {
            out.append("<tr><th scope=\"row\">")
                    .append(MINUTE.format(hour.start().atZone(zone)))
                    .append("</th><td class=\"n\">")
                    .append(Wording.count(hour.documents()))
                    .append("</td></tr>\n");
        }
        return out.append("</tbody></table></details>\n").toString();
    }
}
