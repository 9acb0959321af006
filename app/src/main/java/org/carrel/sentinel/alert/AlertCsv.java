package org.carrel.sentinel.alert;

import java.util.List;
import java.util.Locale;

/// Lists for a spreadsheet. The reasons are our own sentences and the accounts are tokens, so no cell can
/// begin a formula; quotes are doubled as RFC 4180 asks.
final class AlertCsv {

    private AlertCsv() {}

    static String of(List<AlertRow> alerts) {
        StringBuilder csv = new StringBuilder("alert,account,opened,last,score,probability,documents,reason\r\n");
        for (AlertRow alert : alerts) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%s,%s,%s,%.2f,%.6f,%d,\"%s\"\r\n",
                    alert.id(),
                    alert.account(),
                    alert.openedAt(),
                    alert.lastAt(),
                    alert.score(),
                    alert.probability(),
                    alert.documents(),
                    alert.reason().replace("\"", "\"\"")));
        }
        return csv.toString();
    }

    /// The days of one account, as its alert shows them.
    static String days(List<AlertDetail.Day> days) {
        StringBuilder csv = new StringBuilder("day,documents,requests,addresses,networks,countries,score,in_alert\r\n");
        for (AlertDetail.Day day : days) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,%d,%d,%d,%d,%d,%.2f,%b\r\n",
                    day.day(),
                    day.documents(),
                    day.hits(),
                    day.addresses(),
                    day.networks(),
                    day.countries(),
                    day.score(),
                    day.inEpisode()));
        }
        return csv.toString();
    }
}
