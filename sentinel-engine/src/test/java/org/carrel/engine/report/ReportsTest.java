package org.carrel.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.BaselineRule;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.engine.scoring.Finding;
import org.junit.jupiter.api.Test;

class ReportsTest {

    private static final Finding FINDING = new Finding(
            "volume.documents-day",
            7.25,
            new LinkedHashMap<>(new TreeMap<>(java.util.Map.of("documents-day", 318.0))),
            "318 different documents in 24 hours; \"usual\" is <2>.");
    private static final AccountDay DAY = new AccountDay(
            "u1-abc",
            LocalDate.of(2012, 11, 30),
            14.25,
            0.66,
            Instant.parse("2012-11-30T04:10:00Z"),
            318,
            3060,
            2,
            1,
            1,
            12_345,
            List.of(FINDING),
            Set.of(BaselineRule.ADDRESSES));
    private static final Alert ALERT = new Alert(
            "u1-abc",
            "c4",
            Instant.parse("2012-11-30T02:00:00Z"),
            Instant.parse("2012-11-30T01:00:00Z"),
            Instant.parse("2012-11-30T05:00:00Z"),
            14.25,
            0.66,
            Instant.parse("2012-11-30T04:20:00Z"),
            40,
            318,
            List.of(FINDING),
            List.of(new Alert.Hour(Instant.parse("2012-11-30T01:00:00Z"), 318)),
            List.of());

    private static Detection detection(List<AccountDay> days, List<Alert> alerts) {
        return detection(days, alerts, 0);
    }

    private static Detection detection(List<AccountDay> days, List<Alert> alerts, long refusals) {
        return new Detection(
                new DetectorSettings(ZoneId.of("Europe/London"), 5, false),
                days,
                alerts,
                days.size(),
                1,
                3060,
                refusals,
                2,
                0,
                List.of(new Detection.EvidenceOff("travel", "No places table was given.")));
    }

    private static ReadingSummary reading(long lines, Detection detection) {
        long events = detection.events() + detection.refusals() + detection.lateEvents();
        var skipped = new LinkedHashMap<String, ReadingSummary.Skipped>();
        skipped.put("cut short", new ReadingSummary.Skipped(3, "99.9.9.9 - <xxx", "log line 7"));
        return new ReadingSummary(
                List.of("ezproxy.log"), "%h %l %u %t \"%r\" %s %b", lines, events, 0, 1, skipped, false, 0, 2.0);
    }

    private static String page(Detection detection) throws IOException {
        StringWriter out = new StringWriter();
        ReportPage.write(out, reading(3064, detection), detection);
        return out.toString();
    }

    private static String console(long lines, Detection detection, int width) throws IOException {
        StringBuilder out = new StringBuilder();
        ConsoleReport.print(out, reading(lines, detection), detection, width);
        return out.toString();
    }

    @Test
    void scoresAreOneRowEachWithAPointWhateverTheLanguage() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            StringWriter out = new StringWriter();
            ScoresCsv.write(out, detection(List.of(DAY), List.of()));

            assertThat(out).hasToString("account,day,score,probability,documents\nu1-abc,2012-11-30,14.25,0.66,318\n");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void refusedSignInsOfAccountsNotInUseAreTold() throws IOException {
        String told = "4 refused sign-ins of accounts not in use";

        assertThat(page(detection(List.of(DAY), List.of(), 4))).contains(told);
        assertThat(console(3064, detection(List.of(DAY), List.of(), 4), 200)).contains(told);
    }

    @Test
    void anAlertIsOneLineOfJsonWithItsEvidence() throws IOException {
        StringWriter out = new StringWriter();
        AlertsJsonl.write(out, detection(List.of(DAY), List.of(ALERT)));

        assertThat(out.toString())
                .endsWith("}\n")
                .containsOnlyOnce("\n")
                .contains("\"opened\":\"2012-11-30T02:00:00Z\"")
                .contains("\"numbers\":{\"documents-day\":318}")
                .contains("\\\"usual\\\" is <2>.");
    }

    @Test
    void whatNoJsonReaderLikesIsEscaped() {
        assertThat(Json.text("a\"b\\c\n\u0001\u2028\ud800")).isEqualTo("\"a\\\"b\\\\c\\n\\u0001\\u2028\\ud800\"");
        assertThat(Json.number(Double.NaN)).isEqualTo("null");
    }

    @Test
    void thePageFetchesNothingAndRunsNothing() throws IOException {
        String page = page(detection(List.of(DAY), List.of(ALERT)));

        assertThat(page)
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("<title>")
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("url(")
                .doesNotContain("src=");
    }

    @Test
    void thePageEscapesWhatItWasGiven() throws IOException {
        assertThat(page(detection(List.of(DAY), List.of(ALERT))))
                .contains("&quot;usual&quot; is &lt;2&gt;.")
                .contains("99.9.9.9 - &lt;xxx")
                .doesNotContain("<2>")
                .doesNotContain("<xxx");
    }

    @Test
    void everyChartHasItsNumbersInATableBeneath() throws IOException {
        String page = page(detection(List.of(DAY), List.of(ALERT)));

        assertThat(page.split("<svg role=\"img\" aria-label=", -1)).hasSize(3);
        assertThat(page.split("</svg>\n<details><summary>The same as a table", -1))
                .hasSize(3);
    }

    @Test
    void aPageWithoutAnythingSaysSo() throws IOException {
        assertThat(page(detection(List.of(), List.of())))
                .contains("No account crossed the line")
                .contains("Nothing stands out");
    }

    @Test
    void theConsoleKeepsToItsWidth() throws IOException {
        for (int width : new int[] {40, 60, 80, 120}) {
            assertThat(console(3064, detection(List.of(DAY), List.of(ALERT)), width)
                            .lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void theConsoleTellsReasonsSkippedLinesAndWhatIsOff() throws IOException {
        assertThat(console(3064, detection(List.of(DAY), List.of(ALERT)), 100))
                .contains("318 different documents in 24 hours")
                .contains("3 skipped: cut short")
                .contains("99.9.9.9 - <xxx")
                .contains("1,532 lines a second")
                .contains("2 more than an hour out of order")
                .contains("travel: No places table was given.")
                .contains("1  more than 5 addresses in 1200 minutes");
    }

    @Test
    void anEmptyLogAndOneWithoutAccountsAreTold() throws IOException {
        assertThat(console(0, detection(List.of(), List.of()), 80)).contains("The log is empty");
        assertThat(console(10, detection(List.of(), List.of()), 80)).contains("No line names an account");
    }

    @Test
    void aSmallProbabilityIsWrittenWithoutAnExponent() throws IOException {
        AccountDay calm = new AccountDay(
                "u1-calm", DAY.day(), -0.0004, 1.25E-5, DAY.strongest(), 0, 1, 1, 1, 1, 0, List.of(), Set.of());
        StringWriter out = new StringWriter();
        ScoresCsv.write(out, detection(List.of(calm), List.of()));

        assertThat(out.toString()).endsWith("\nu1-calm,2012-11-30,-0.0004,0.0000125,0\n");
    }

    @Test
    void everyDayIsLabelledOnceWhenTheClocksChange() throws IOException {
        List<Alert.Hour> hours = java.util.stream.IntStream.range(0, 24 * 5)
                .mapToObj(hour ->
                        new Alert.Hour(Instant.parse("2026-10-23T23:00:00Z").plusSeconds(hour * 3600L), 1 + hour % 7))
                .toList();
        Alert alert = new Alert(
                "u1-abc",
                "",
                Instant.parse("2026-10-24T02:00:00Z"),
                ALERT.first(),
                Instant.parse("2026-10-28T02:00:00Z"),
                14.25,
                0.66,
                Instant.parse("2026-10-25T10:30:00Z"),
                40,
                318,
                List.of(FINDING),
                hours,
                List.of());

        String card = AlertCard.of(alert, ZoneId.of("Europe/London"));

        for (String day : List.of("24 Oct", "25 Oct", "26 Oct", "27 Oct", "28 Oct")) {
            assertThat(card).containsOnlyOnce(">" + day + "</text>");
        }
        assertThat(card).contains("strongest 25 Oct 2026, 10:30");
    }

    @Test
    void theTimeAtWhichTheReasonsStoodIsTold() throws IOException {
        assertThat(console(3064, detection(List.of(DAY), List.of()), 80)).contains("by 04:10:");
        assertThat(page(detection(List.of(DAY), List.of()))).contains("By 04:10:");
    }
}
