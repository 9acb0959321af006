package org.carrel.buildings.premises;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what the library set: nobody's data.
@Repository
class PremisesRepository {

    private final JdbcClient jdbc;

    PremisesRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Plan plan(ZoneId zone) {
        AcademicYear year = new AcademicYear(terms(), closures());
        Map<String, Gate> gates = new LinkedHashMap<>();
        gates().forEach(gate -> gates.put(gate.code(), gate));
        return new Plan(buildings(year, zone), gates, tokens(), year);
    }

    private Map<String, Building> buildings(AcademicYear year, ZoneId zone) {
        Map<String, List<Opening>> hours = jdbc
                .sql("""
                        SELECT building_code, period, user_group, first_weekday, last_weekday, opens, closes
                        FROM buildings.opening ORDER BY building_code, position
                        """)
                .query((row, number) -> Map.entry(row.getString("building_code"), opening(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<String, Map<UserGroup, Admission>> admissions = admissions();
        Map<String, Building> buildings = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT code, name, campus, capacity, passback, forgets_minutes, visitors_per_escort
                        FROM buildings.building ORDER BY campus, name, code
                        """)
                .query((row, number) -> building(
                        row,
                        admissions.getOrDefault(row.getString("code"), Map.of()),
                        new OpeningHours(
                                row.getString("code"),
                                hours.getOrDefault(row.getString("code"), List.of()),
                                year,
                                zone)))
                .list()
                .forEach(building -> buildings.put(building.code(), building));
        return buildings;
    }

    private static Building building(ResultSet row, Map<UserGroup, Admission> admissions, OpeningHours hours)
            throws SQLException {
        return new Building(
                row.getString("code"),
                row.getString("name"),
                row.getString("campus"),
                row.getObject("capacity", Integer.class),
                row.getBoolean("passback"),
                Duration.ofMinutes(row.getInt("forgets_minutes")),
                row.getInt("visitors_per_escort"),
                admissions,
                hours);
    }

    private Map<String, Map<UserGroup, Admission>> admissions() {
        Map<String, Map<UserGroup, Admission>> all = new HashMap<>();
        jdbc.sql("SELECT building_code, user_group, escorted FROM buildings.admission")
                .query(row -> {
                    all.computeIfAbsent(row.getString("building_code"), code -> new EnumMap<>(UserGroup.class))
                            .put(
                                    UserGroup.of(row.getString("user_group")),
                                    row.getBoolean("escorted") ? Admission.ESCORTED : Admission.ALONE);
                });
        return all;
    }

    private static Opening opening(ResultSet row) throws SQLException {
        String group = row.getString("user_group");
        return new Opening(
                Period.valueOf(row.getString("period").toUpperCase(Locale.ROOT)),
                group == null ? null : UserGroup.of(group),
                row.getInt("first_weekday"),
                row.getInt("last_weekday"),
                row.getInt("opens"),
                row.getInt("closes"));
    }

    private List<AcademicYear.Term> terms() {
        return jdbc.sql("SELECT kind, name, first_day, last_day FROM buildings.term ORDER BY position")
                .query((row, number) -> new AcademicYear.Term(
                        Period.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("name"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)))
                .list();
    }

    private List<AcademicYear.Closure> closures() {
        return jdbc.sql("SELECT building_code, first_day, last_day, reason FROM buildings.closure ORDER BY position")
                .query((row, number) -> new AcademicYear.Closure(
                        row.getString("building_code"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getString("reason")))
                .list();
    }

    private List<Gate> gates() {
        return jdbc.sql("""
                        SELECT code, building_code, name, token_since, seen_at, skew_seconds FROM buildings.gate
                        ORDER BY building_code, name, code
                        """)
                .query((row, number) -> new Gate(
                        row.getString("code"),
                        row.getString("building_code"),
                        row.getString("name"),
                        instant(row, "token_since"),
                        instant(row, "seen_at"),
                        row.getObject("skew_seconds", Integer.class)))
                .list();
    }

    private Map<String, String> tokens() {
        return jdbc
                .sql("SELECT encode(token_hash, 'hex') AS hash, code FROM buildings.gate WHERE token_hash IS NOT NULL")
                .query((row, number) -> Map.entry(row.getString("hash"), row.getString("code")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
