package org.carrel.testkit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.RequestKind;

/// Requests as EZproxy logs them by default, `%h %l %u %t "%r" %s %b`, and as the detector sees them.
final class LogLines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

    private final ZoneId zone;
    private long lastSecond = Long.MIN_VALUE;
    private String lastTime = "";

    LogLines(ZoneId zone) {
        this.zone = zone;
    }

    String of(Hit hit) {
        if (hit.epochSecond() != lastSecond) {
            lastSecond = hit.epochSecond();
            lastTime = TIME.format(Instant.ofEpochSecond(lastSecond).atZone(zone));
        }
        String method = hit.kind() == RequestKind.SIGN_IN_FAILED ? "POST " : "GET ";
        return hit.address().text() + " - " + hit.account() + " [" + lastTime + "] \"" + method + hit.url()
                + " HTTP/1.1\" " + hit.status() + ' ' + hit.bytes();
    }

    static AccessEvent event(Hit hit) {
        long url = Chance.mix(hit.url().hashCode() * 1_000_003L + hit.url().length());
        long fingerprint = Chance.mix(url
                ^ Chance.mix(hit.epochSecond())
                ^ Chance.mix(hit.address().hash() + hit.account().hashCode())
                ^ hit.bytes());
        return new AccessEvent(
                hit.account(),
                hit.epochSecond(),
                hit.address().hash(),
                hit.address().network(),
                hit.address().place(),
                hit.kind(),
                hit.provider() < 0 ? 0 : Chance.mix(hit.provider()),
                hit.document() == 0 ? 0 : Chance.mix(hit.document()),
                hit.status(),
                hit.bytes(),
                0,
                0,
                fingerprint);
    }
}
