package org.carrel.engine.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.stream.Collectors;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.Finding;

/// One JSON object a line for each alert, with its evidence. Times are ISO 8601 in UTC; `bits` add up to `score`.
public final class AlertsJsonl {

    private AlertsJsonl() {}

    public static void write(Writer out, Detection detection) throws IOException {
        for (Alert alert : detection.alerts()) {
            out.write(line(alert));
            out.write('\n');
        }
    }

    private static String line(Alert alert) {
        return "{\"id\":" + Json.text(alert.id())
                + ",\"account\":" + Json.text(alert.account())
                + ",\"campaign\":" + Json.text(alert.campaign())
                + ",\"opened\":\"" + alert.opened()
                + "\",\"first\":\"" + alert.first()
                + "\",\"last\":\"" + alert.last()
                + "\",\"score\":" + Json.number(alert.score())
                + ",\"probability\":" + Json.number(alert.probability())
                + ",\"strongest\":\"" + alert.strongest()
                + "\",\"documentsBefore\":" + alert.documentsBefore()
                + ",\"documents\":" + alert.documents()
                + ",\"findings\":" + findings(alert)
                + ",\"hours\":" + hours(alert)
                + ",\"sessions\":" + sessions(alert)
                + '}';
    }

    private static String findings(Alert alert) {
        return alert.findings().stream().map(AlertsJsonl::finding).collect(Collectors.joining(",", "[", "]"));
    }

    private static String finding(Finding finding) {
        String numbers = finding.numbers().entrySet().stream()
                .map(entry -> Json.text(entry.getKey()) + ':' + Json.number(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        return "{\"code\":" + Json.text(finding.code())
                + ",\"bits\":" + Json.number(finding.bits())
                + ",\"numbers\":" + numbers
                + ",\"sentence\":" + Json.text(finding.sentence())
                + '}';
    }

    private static String hours(Alert alert) {
        return alert.hours().stream()
                .map(hour -> "{\"start\":\"" + hour.start() + "\",\"documents\":" + hour.documents() + '}')
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String sessions(Alert alert) {
        return alert.sessions().stream().map(AlertsJsonl::session).collect(Collectors.joining(",", "[", "]"));
    }

    private static String session(Alert.Session session) {
        return "{\"from\":\"" + session.from()
                + "\",\"to\":\"" + session.to()
                + "\",\"network\":" + session.network()
                + ",\"country\":" + Json.text(session.country())
                + ",\"kind\":" + Json.text(session.networkClass().name().toLowerCase(Locale.ROOT))
                + ",\"new\":" + session.isNew()
                + ",\"hits\":" + session.hits()
                + ",\"documents\":" + session.documents()
                + '}';
    }
}
