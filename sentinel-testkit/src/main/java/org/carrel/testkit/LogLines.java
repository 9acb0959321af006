package org.carrel.testkit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.RequestKind;

/// Requests as EZproxy logs them, and as the detector sees them.
final class LogLines {

    /// EZproxy's own.
    static final String DEFAULT_FORMAT = "%h %l %u %t \"%r\" %s %b";

    static final String RICH_FORMAT = DEFAULT_FORMAT + " \"%{User-Agent}i\" %{ezproxy-session}i";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

    private final ZoneId zone;
    private final boolean rich;
    private long lastSecond = Long.MIN_VALUE;
    private String lastTime = "";

    LogLines(ZoneId zone, boolean rich) {
        this.zone = zone;
        this.rich = rich;
    }

    String of(Hit hit) {
        if (hit.stamp() != lastSecond) {
            lastSecond = hit.stamp();
            lastTime = TIME.format(Instant.ofEpochSecond(lastSecond).atZone(zone));
        }
        String method = hit.kind() == RequestKind.SIGN_IN_FAILED ? "POST " : "GET ";
        String line = hit.address().text() + " - " + hit.account() + " [" + lastTime + "] \"" + method + hit.url()
                + " HTTP/1.1\" " + hit.status() + ' ' + hit.bytes();
        return rich ? line + " \"" + Agents.name(hit.agent()) + "\" " + session(hit) : line;
    }

    private static String session(Hit hit) {
        return hit.session() == 0 ? "-" : "s" + Long.toString(hit.session(), 36);
    }

    static AccessEvent event(Hit hit, boolean rich) {
        long request =
                Chance.mix(hit.item() * 31 + hit.provider() * 16L + hit.kind().ordinal());
        long fingerprint = Chance.mix(request
                ^ Chance.mix(hit.stamp())
                ^ Chance.mix(hit.address().hash() + hit.account().hashCode())
                ^ hit.bytes());
        return new AccessEvent(
                hit.account(),
                hit.stamp(),
                hit.address().hash(),
                hit.address().network(),
                hit.address().place(),
                hit.kind(),
                Chance.mix(hit.provider()),
                hit.kind() == RequestKind.DOCUMENT ? Chance.mix(hit.item()) : 0,
                hit.status(),
                hit.bytes(),
                rich ? Chance.mix(1_000 + hit.agent()) : 0,
                rich && hit.session() != 0 ? Chance.mix(hit.session()) : 0,
                fingerprint);
    }
}
