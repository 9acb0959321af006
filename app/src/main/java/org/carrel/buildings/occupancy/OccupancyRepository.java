package org.carrel.buildings.occupancy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts without anybody in them.
@Repository
class OccupancyRepository {

    private final JdbcClient jdbc;

    OccupancyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How many are inside, by building.
    Map<String, Integer> inside() {
        return jdbc
                .sql("SELECT building_code, inside FROM buildings.occupancy")
                .query((row, number) -> Map.entry(row.getString("building_code"), row.getInt("inside")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// How many were inside at most, on average over the weeks since, by hour of the day.
    ///
    /// @param weekday 1 for Monday
    Map<Integer, Double> typical(String building, int weekday, Instant since, Instant before, ZoneId zone) {
        return jdbc
                .sql("""
                        SELECT extract(hour FROM hour AT TIME ZONE :zone)::integer AS clock, avg(most) AS level
                        FROM buildings.hour_level
                        WHERE building_code = :building AND hour >= :since AND hour < :before
                          AND extract(isodow FROM hour AT TIME ZONE :zone) = :weekday
                        GROUP BY 1
                        """)
                .param("building", building)
                .param("zone", zone.getId())
                .param("weekday", weekday)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, number) -> Map.entry(row.getInt("clock"), row.getDouble("level")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Comings and goings of one hour.
    record Hour(Instant hour, String building, String group, int entries, int exits) {}

    List<Hour> hours(Instant since) {
        return jdbc.sql("""
                        SELECT hour, building_code, user_group, entries, exits FROM buildings.hour_count
                        WHERE hour >= :since ORDER BY hour, building_code, user_group
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Hour(
                        row.getObject("hour", OffsetDateTime.class).toInstant(),
                        row.getString("building_code"),
                        row.getString("user_group"),
                        row.getInt("entries"),
                        row.getInt("exits")))
                .list();
    }
}
