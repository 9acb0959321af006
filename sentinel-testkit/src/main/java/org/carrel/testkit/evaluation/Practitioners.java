package org.carrel.testkit.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.Place;
import org.jspecify.annotations.Nullable;

/// Rules of thumb from practice: three countries and 25 MB in a day, and journeys faster than an
/// airliner.
final class Practitioners implements Rival {

    static final String MEGABYTES = "megabytes on a day with 3 countries";
    static final String SPEED = "kilometres an hour";

    static final List<Rule> RULES = List.of(
            new Rule("≥ 3 countries and > 25 MB in a day", MEGABYTES, Math.nextUp(25.0)),
            new Rule("speed > 900 km/h", SPEED, Math.nextUp(900.0)));

    /// Shorter moves are the places table's blur: without this the rule fires on any two requests
    /// of one second.
    private static final double BLUR_KM = 50;

    private static final double EARTH_KM = 6371;
    private static final double MEGABYTE = 1 << 20;

    private final Trace megabytes;
    private final Trace speed;
    private final PerAccount<Journey> journeys = new PerAccount<>(Journey::new);

    Practitioners(Trace megabytes, Trace speed) {
        this.megabytes = megabytes;
        this.speed = speed;
    }

    private static final class Journey {
        int day = -1;
        final Set<String> countries = new HashSet<>();
        long bytes;

        @Nullable
        Place last;

        long seen;
    }

    @Override
    public void see(int account, int day, AccessEvent event) {
        Journey own = journeys.of(account);
        if (own.day != day) {
            own.day = day;
            own.countries.clear();
            own.bytes = 0;
        }
        own.bytes += Math.max(0, event.bytes());
        Place place = event.place();
        if (place.hasCountry()) {
            own.countries.add(place.country());
        }
        if (own.countries.size() >= 3) {
            megabytes.add(account, event.epochSecond(), own.bytes / MEGABYTE);
        }
        if (place.hasCoordinates()) {
            if (own.last != null && own.last != place) {
                travelled(account, event.epochSecond(), kilometres(own.last, place), event.epochSecond() - own.seen);
            }
            own.last = place;
            own.seen = event.epochSecond();
        }
    }

    private void travelled(int account, long now, double kilometres, long seconds) {
        if (kilometres > BLUR_KM) {
            speed.add(account, now, kilometres / Math.max(1, seconds) * 3600);
        }
    }

    /// Along the great circle.
    static double kilometres(Place from, Place to) {
        double phi1 = StrictMath.toRadians(from.latitude());
        double phi2 = StrictMath.toRadians(to.latitude());
        double a = square(StrictMath.sin((phi2 - phi1) / 2))
                + StrictMath.cos(phi1)
                        * StrictMath.cos(phi2)
                        * square(StrictMath.sin(StrictMath.toRadians(to.longitude() - from.longitude()) / 2));
        return 2 * EARTH_KM * StrictMath.asin(Math.min(1, StrictMath.sqrt(a)));
    }

    private static double square(double x) {
        return x * x;
    }
}
