package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;

/// Changes of place that one person cannot have made, added up and fading over a day.
///
/// Never a threshold: a change counts by how far beyond a journey it is, and less where one end may be a relay of the
/// account's owner. To and fro counts at each turn, so two people at work in two places stand out from one trip.
final class Travel {

    private static final double EARTH_KM = 6371;
    private static final double FADING_SECONDS = 24 * 3600.0;
    /// All relayed changes together are worth no more than this: a VPN that drops in and out is one habit, not many
    /// trips.
    private static final double MOST_RELAYED = 0.8;
    /// Nearer places are taken for one another too often by tables of places.
    private static final double FAR_KM = 500;
    /// Changes within a minute say no more about speed than those of a minute.
    private static final double SHORTEST_SECONDS = 60;

    private double latitude = Double.NaN;
    private double longitude = Double.NaN;
    private int networkClass;
    private long since;
    private double direct;
    private double relayed;
    private long faded;
    /// Today's changes between two places of which neither is a relay's, as they count.
    double directToday;
    /// The fastest of today's changes that count: km/h, km, and whether an end of it was a VPN's or a hosting
    /// network's.
    double speed;

    double distance;
    boolean byRelay;

    /// @return true if this was a change of place that speaks of two people
    boolean move(Place place, long epochSecond) {
        if (!place.hasCoordinates()) {
            return false;
        }
        boolean changed = !Double.isNaN(latitude)
                && (place.latitude() != latitude || place.longitude() != longitude)
                && judge(place, epochSecond);
        latitude = place.latitude();
        longitude = place.longitude();
        networkClass = place.networkClass().ordinal();
        since = epochSecond;
        return changed;
    }

    private boolean judge(Place place, long epochSecond) {
        NetworkClass from = CLASSES[networkClass];
        double apart = kilometres(latitude, longitude, place.latitude(), place.longitude())
                - radius(from)
                - radius(place.networkClass());
        if (apart <= 0) {
            return false;
        }
        double pace = apart / Math.max(SHORTEST_SECONDS, epochSecond - since) * 3600;
        double far = Math.min(1, apart / FAR_KM);
        double beyond = beyondJourney(pace) * far * far;
        if (beyond < 0.02) {
            return false;
        }
        fade(epochSecond);
        boolean relay = isRelay(from) || isRelay(place.networkClass());
        if (relay) {
            relayed = Math.min(MOST_RELAYED, relayed + 0.2 * beyond);
        } else {
            double counts = beyond * ownership(from) * ownership(place.networkClass());
            direct += counts;
            directToday += counts;
        }
        keepFastest(pace, apart, relay);
        return true;
    }

    private void keepFastest(double pace, double apart, boolean relay) {
        if (pace > speed) {
            speed = pace;
            distance = apart;
            byRelay = relay;
        }
    }

    private void fade(long epochSecond) {
        double factor = StrictMath.exp(-(epochSecond - faded) / FADING_SECONDS);
        direct *= factor;
        relayed *= factor;
        faded = epochSecond;
    }

    /// The part of [#switches] between places of which neither is a relay's.
    double directSwitches() {
        return direct;
    }

    /// Changes that count, as of the last one.
    double switches() {
        return direct + relayed;
    }

    void newDay() {
        speed = 0;
        distance = 0;
        byRelay = false;
        directToday = 0;
    }

    /// 0 at walking pace, ½ at 700 km/h, 1 far beyond an airliner.
    private static double beyondJourney(double kilometresPerHour) {
        double ratio = kilometresPerHour / 700;
        double fourth = ratio * ratio * ratio * ratio;
        return fourth / (1 + fourth);
    }

    static boolean isRelay(NetworkClass networkClass) {
        return networkClass == NetworkClass.VPN || networkClass == NetworkClass.HOSTING;
    }

    /// How surely the person is where the address is: the campus may be its own VPN, a mobile address another town's.
    private static double ownership(NetworkClass networkClass) {
        return switch (networkClass) {
            case CAMPUS -> 0.4;
            case MOBILE -> 0.6;
            case UNKNOWN -> 0.8;
            default -> 1;
        };
    }

    private static double radius(NetworkClass networkClass) {
        return switch (networkClass) {
            case CAMPUS -> 10;
            case MOBILE -> 250;
            case UNKNOWN -> 100;
            default -> 60;
        };
    }

    static double kilometres(double lat1, double lon1, double lat2, double lon2) {
        double phi1 = StrictMath.toRadians(lat1);
        double phi2 = StrictMath.toRadians(lat2);
        double sinLat = StrictMath.sin((phi2 - phi1) / 2);
        double sinLon = StrictMath.sin(StrictMath.toRadians(lon2 - lon1) / 2);
        double h = sinLat * sinLat + StrictMath.cos(phi1) * StrictMath.cos(phi2) * sinLon * sinLon;
        return 2 * EARTH_KM * StrictMath.asin(Math.min(1, StrictMath.sqrt(h)));
    }

    private static final NetworkClass[] CLASSES = NetworkClass.values();

    void write(DataOutput out) throws IOException {
        Codec.writeDoubles(out, new double[] {latitude, longitude, direct, relayed, directToday, speed, distance});
        out.writeBoolean(byRelay);
        out.writeByte(networkClass);
        Codec.writeLong(out, since);
        Codec.writeLong(out, faded);
    }

    void read(DataInput in) throws IOException {
        double[] values = new double[7];
        Codec.readDoubles(in, values);
        byRelay = in.readBoolean();
        latitude = values[0];
        longitude = values[1];
        direct = values[2];
        relayed = values[3];
        directToday = values[4];
        speed = values[5];
        distance = values[6];
        networkClass = in.readByte();
        since = Codec.readLong(in);
        faded = Codec.readLong(in);
    }
}
