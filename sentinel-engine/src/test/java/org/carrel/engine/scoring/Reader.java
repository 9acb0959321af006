package org.carrel.engine.scoring;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;
import org.carrel.engine.RequestKind;

/// Writes the events of invented readers for tests.
final class Reader {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final Place HOME = place("GB", 51.5, -0.1, 64510, NetworkClass.RESIDENTIAL);
    static final Place CAMPUS = place("GB", 51.5, -0.2, 64500, NetworkClass.CAMPUS);
    static final Place LAGOS = place("NG", 6.5, 3.4, 64601, NetworkClass.RESIDENTIAL);
    static final Place TOKYO = place("JP", 35.7, 139.7, 64602, NetworkClass.RESIDENTIAL);
    static final Place VPN_IN_TOKYO = place("JP", 35.7, 139.7, 64801, NetworkClass.VPN);

    private static final ZonedDateTime START = ZonedDateTime.of(2026, 10, 5, 0, 0, 0, 0, LONDON);

    private final List<AccessEvent> events = new ArrayList<>();
    private long serial = 1;

    static Place place(String country, double latitude, double longitude, long asn, NetworkClass networkClass) {
        return new Place(country, "", latitude, longitude, asn, networkClass);
    }

    /// @param hour of the day, 0 to 24, with fractions
    static long at(int day, double hour) {
        return START.plusDays(day).toEpochSecond() + (long) (hour * 3600);
    }

    Reader request(String account, long second, Place place, RequestKind kind, long document) {
        return request(account, second, place, place.asn() + 1, kind, document, 20_000);
    }

    Reader request(
            String account, long second, Place place, long network, RequestKind kind, long document, long bytes) {
        long fingerprint = 0x9E3779B97F4A7C15L * serial++;
        events.add(new AccessEvent(
                account, second, network * 7, network, place, kind, 5, document, 200, bytes, 0, 0, fingerprint));
        return this;
    }

    /// So many different documents, one every `gap` seconds, two pages around each when `reads`.
    Reader documents(String account, long second, Place place, int count, int gap, boolean reads) {
        for (int i = 0; i < count; i++) {
            long at = second + (long) i * gap + (i * 7919L) % Math.max(1, gap);
            if (reads) {
                request(account, at, place, RequestKind.SEARCH, 0);
                request(account, at + 2, place, RequestKind.PAGE, 0);
                request(account, at + 3, place, RequestKind.PAGE, 0);
                request(account, at + 3, place, RequestKind.PAGE, 0);
            }
            request(account, at + 4, place, RequestKind.DOCUMENT, newDocument());
        }
        return this;
    }

    long newDocument() {
        return 0xD1B54A32D192ED03L * serial++ | 1;
    }

    /// A few documents at home on every one of the days.
    Reader usualDays(String account, int days) {
        for (int day = 0; day < days; day++) {
            documents(account, at(day, 10 + day % 5), HOME, 1 + day % 4, 300, true);
        }
        return this;
    }

    List<AccessEvent> events() {
        return events.stream()
                .sorted(Comparator.comparingLong(AccessEvent::epochSecond))
                .toList();
    }

    Detection detect() {
        return detect(new DetectorSettings(LONDON, 5, true));
    }

    Detection detect(DetectorSettings settings) {
        Detector detector = Detector.inMemory(settings);
        events().forEach(detector::accept);
        return detector.finish();
    }

    static AccountDay day(Detection detection, String account, int day) {
        return detection.accountDays().stream()
                .filter(d -> d.account().equals(account)
                        && d.day().equals(START.plusDays(day).toLocalDate()))
                .findFirst()
                .orElseThrow();
    }
}
