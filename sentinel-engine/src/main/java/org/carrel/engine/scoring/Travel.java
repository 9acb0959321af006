package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.carrel.engine.NetworkClass;
import org.jspecify.annotations.Nullable;

/// Changes of place that one person cannot have made, added up and fading over a day.
///
/// Never a threshold: a change counts by how far beyond a journey it is, and what such changes are worth is learned
/// from how often all accounts make them: toggled VPNs, roaming and relays become cheap by themselves. To and fro
/// counts at each turn, so two people at work in two places stand out from one trip.
final class Travel {

    private static final double EARTH_KM = 6371;
    private static final double FADING_SECONDS = 24 * 3600.0;
    /// Nearer places are taken for one another too often by tables of places.
    private static final double FAR_KM = 500;
    /// Changes within a minute say no more about speed than those of a minute.
    private static final double SHORTEST_SECONDS = 60;
    /// Whoever is on two fixed lines within so short a time is hardly one reader.
    private static final long TURN_SECONDS = 1800;

    private static final double LOG2_E = 1.4426950408889634;

    private double turns;
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

    /// @param from where the account was before, or null
    /// @return true if this was a change that speaks of two people
    boolean move(@Nullable Origin from, Origin to, long epochSecond) {
        if (from == null || from == to) {
            return false;
        }
        boolean turned = turn(from, to, epochSecond);
        boolean jumped = !Float.isNaN(from.latitude)
                && !Float.isNaN(to.latitude)
                && (from.latitude != to.latitude || from.longitude != to.longitude)
                && jump(from, to, epochSecond);
        return turned || jumped;
    }

    /// The same where no country may count.
    boolean moveWithoutPlaces(@Nullable Origin from, Origin to, long epochSecond) {
        return from != null && from != to && turn(from, to, epochSecond);
    }

    private boolean turn(Origin from, Origin to, long epochSecond) {
        if (epochSecond - from.lastSeen > TURN_SECONDS || !isFixed(from) || !isFixed(to)) {
            return false;
        }
        if (from.operator == to.operator || from.operator == 0 || to.operator == 0) {
            return false;
        }
        fade(epochSecond);
        turns += 1;
        return true;
    }

    private static boolean isFixed(Origin origin) {
        return origin.networkClass == NetworkClass.RESIDENTIAL || origin.networkClass == NetworkClass.UNKNOWN;
    }

    private boolean jump(Origin from, Origin to, long epochSecond) {
        double apart = kilometres(from.latitude, from.longitude, to.latitude, to.longitude)
                - radius(from.networkClass)
                - radius(to.networkClass);
        if (apart <= 0) {
            return false;
        }
        double pace = apart / Math.max(SHORTEST_SECONDS, epochSecond - from.lastSeen) * 3600;
        double far = Math.min(1, apart / FAR_KM);
        double beyond = beyondJourney(pace) * far * far;
        if (beyond < 0.02) {
            return false;
        }
        fade(epochSecond);
        boolean relay = from.isRelay() || to.isRelay();
        if (relay) {
            relayed += beyond;
        } else {
            double counts = beyond * ownership(from.networkClass) * ownership(to.networkClass);
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
        double factor = Logs.exp2(Math.max(-1000, (faded - epochSecond) / FADING_SECONDS * LOG2_E));
        direct *= factor;
        relayed *= factor;
        turns *= factor;
        faded = epochSecond;
    }

    /// Changes that count between places of which neither is a relay's, as of the last one.
    double direct() {
        return direct;
    }

    /// The same where an end is a VPN's or a hosting network's.
    double relayed() {
        return relayed;
    }

    /// Changes within half an hour between two fixed lines of different operators.
    double turns() {
        return turns;
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

    void write(DataOutput out) throws IOException {
        Codec.writeDoubles(out, new double[] {direct, relayed, turns, directToday, speed, distance});
        out.writeBoolean(byRelay);
        Codec.writeLong(out, faded);
    }

    void read(DataInput in) throws IOException {
        double[] values = new double[6];
        Codec.readDoubles(in, values);
        byRelay = in.readBoolean();
        direct = values[0];
        relayed = values[1];
        turns = values[2];
        directToday = values[3];
        speed = values[4];
        distance = values[5];
        faded = Codec.readLong(in);
    }
}
