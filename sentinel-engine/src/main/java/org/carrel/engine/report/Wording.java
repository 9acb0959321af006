package org.carrel.engine.report;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.BaselineRule;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.Finding;
import org.carrel.engine.scoring.Tenths;

/// What the console and the page say alike.
final class Wording {

    static final String PROBABILITY_NOTE =
            "The probability starts from 1 stolen account-day in 1,000 and is calibrated on simulated campuses, not yet on"
                    + " reviewers' verdicts: trust its order more than its value.";

    static final Comparator<AccountDay> STRONGEST = Comparator.comparingDouble(AccountDay::score)
            .reversed()
            .thenComparing(AccountDay::day)
            .thenComparing(AccountDay::account);

    private Wording() {}

    /// Not more than three days of one account, that one thief does not hide the others.
    static List<AccountDay> strongest(Detection detection, int most) {
        Map<String, Integer> daysOf = new HashMap<>();
        return detection.accountDays().stream()
                .filter(day -> !day.findings().isEmpty())
                .sorted(STRONGEST)
                .filter(day -> daysOf.merge(day.account(), 1, Integer::sum) <= 3)
                .limit(most)
                .toList();
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String count(long count, String what) {
        return count(count) + " " + what + (count == 1 ? "" : "s");
    }

    /// What became of the lines of this run but for those skipped.
    static String linesOfRun(ReadingSummary reading, Detection detection) {
        if (reading.known() == 0) {
            return linesOfLogs(reading, detection, "counted now");
        }
        long now = reading.events() - reading.known() - detection.lateEvents();
        return lines(
                reading,
                detection,
                count(now) + " counted now, " + count(reading.known()) + " counted in an earlier run");
    }

    /// The same of these logs, whichever run first read their lines: read again they are told alike.
    static String linesOfLogs(ReadingSummary reading, Detection detection) {
        return linesOfLogs(reading, detection, "of use");
    }

    private static String linesOfLogs(ReadingSummary reading, Detection detection, String otherwise) {
        return lines(
                reading,
                detection,
                isAllOfTheseLogs(reading, detection)
                        ? scored(detection)
                        : count(reading.events() - detection.lateEvents()) + " " + otherwise);
    }

    private static String lines(ReadingSummary reading, Detection detection, String used) {
        return count(reading.lines(), "line") + ": " + used
                + (reading.repeated() > 0 ? ", " + count(reading.repeated()) + " repeated" : "")
                + (detection.lateEvents() > 0
                        ? ", " + count(detection.lateEvents()) + " more than an hour out of order and left out"
                        : "");
    }

    /// Whether the account-days hold nothing but lines of these logs.
    static boolean isAllOfTheseLogs(ReadingSummary reading, Detection detection) {
        return detection.events() + detection.refusals() == reading.events() - detection.lateEvents();
    }

    /// What the days hold of which earlier runs read a part.
    static String earlierRuns(Detection detection) {
        return "The days of these logs with what earlier runs read of them: " + scored(detection);
    }

    private static String scored(Detection detection) {
        return count(detection.events()) + " scored"
                + (detection.refusals() > 0
                        ? ", " + count(detection.refusals(), "refused sign-in") + " of accounts not in use"
                        : "");
    }

    static String bits(double bits) {
        return String.format(Locale.ROOT, "%.1f", bits == 0 ? 0.0 : bits);
    }

    /// The bits of each reason, as they add up to the score that is shown.
    static List<String> signed(List<Finding> findings, double score) {
        double[] shown = Tenths.of(findings.stream().map(Finding::bits).toList(), score);
        return Arrays.stream(shown)
                .mapToObj(bits -> String.format(Locale.ROOT, "%+.1f", bits))
                .toList();
    }

    /// As a person says it: 62%, 3%, 0.02%, more than 99%.
    static String percent(double probability) {
        double percent = 100 * probability;
        if (percent > 99) {
            return "more than 99%";
        }
        if (percent < 0.01) {
            return "less than 0.01%";
        }
        String pattern = percent >= 1 ? "%.0f%%" : "%.2f%%";
        return String.format(Locale.ROOT, pattern, percent);
    }

    /// One line for each rule: its name, how often it fired, and how often that was in the strongest account-days.
    static List<RuleCount> rules(Detection detection) {
        List<RuleCount> counts = new ArrayList<>();
        for (BaselineRule rule : BaselineRule.values()) {
            long fired = 0;
            long alerted = 0;
            for (AccountDay day : detection.accountDays()) {
                if (day.baseline().contains(rule)) {
                    fired++;
                    alerted += inAlert(detection, day) ? 1 : 0;
                }
            }
            counts.add(new RuleCount(rule, fired, alerted));
        }
        return counts;
    }

    /// @param fired account-days on which the rule would have fired
    /// @param alerted those of them that belong to an alert of ours
    record RuleCount(BaselineRule rule, long fired, long alerted) {}

    private static boolean inAlert(Detection detection, AccountDay day) {
        return detection.alerts().stream()
                .anyMatch(alert -> alert.account().equals(day.account())
                        && !alert.first()
                                .atZone(detection.settings().zone())
                                .toLocalDate()
                                .isAfter(day.day())
                        && !alert.last()
                                .atZone(detection.settings().zone())
                                .toLocalDate()
                                .isBefore(day.day()));
    }

    static String share(long part, long whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
    }

    /// The time of day at which the reasons of an account-day stood as they are told.
    static String by(AccountDay day, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
                .format(day.strongest().atZone(zone));
    }
}
