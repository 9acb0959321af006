package org.carrel.sentinel.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.sentinel.alert.AlertDetail.Session;

/// When the account was used from where: a row for each place, bars along one line of time.
///
/// @param from beginning of the first session
/// @param to end of the last
record PlaceStrip(Instant from, Instant to, List<Row> rows) {

    private static final double WIDTH = 1000;
    private static final double LEAST = 4;

    /// @param country in English; empty where unknown
    /// @param kind of network
    /// @param isNew new to the account
    record Row(String country, String kind, boolean isNew, List<Bar> bars) {}

    /// In thousandths of the strip.
    record Bar(double x, double width, int documents) {}

    private record Place(String country, String kind, boolean isNew) {}

    static PlaceStrip of(List<Session> sessions) {
        if (sessions.isEmpty()) {
            return new PlaceStrip(Instant.EPOCH, Instant.EPOCH, List.of());
        }
        Instant from =
                sessions.stream().map(Session::from).min(Instant::compareTo).orElseThrow();
        Instant to = sessions.stream().map(Session::to).max(Instant::compareTo).orElseThrow();
        double span = Math.max(1, Duration.between(from, to).toSeconds());
        Map<Place, List<Bar>> rows = new LinkedHashMap<>();
        for (Session session : sessions) {
            double x = WIDTH * Duration.between(from, session.from()).toSeconds() / span;
            double width =
                    WIDTH * Duration.between(session.from(), session.to()).toSeconds() / span;
            double shown = Math.max(LEAST, width);
            rows.computeIfAbsent(
                            new Place(session.countryName(), session.kind(), session.isNew()),
                            place -> new ArrayList<>())
                    .add(new Bar(Math.min(x, WIDTH - shown), shown, session.documents()));
        }
        List<Row> shown = new ArrayList<>();
        rows.forEach(
                (place, bars) -> shown.add(new Row(place.country(), place.kind(), place.isNew(), List.copyOf(bars))));
        return new PlaceStrip(from, to, List.copyOf(shown));
    }
}
