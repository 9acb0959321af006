package org.carrel.buildings.door;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.carrel.buildings.BuildingsSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `enter_buildings`; to look only, also `keep_doors`.
@Repository
class EntryRepository {

    private static final String WHAT_IT_CHANGES = """
            WITH same AS MATERIALIZED (
                SELECT set_config('synchronous_commit', :commit::text, true)
                WHERE buildings.still_so(:building, :gate, :entry, :person::uuid, :escortShown::uuid, :now::timestamptz,
                    :at::timestamptz, :emptiedAt::timestamptz, :evacuated::boolean, :since::timestamptz,
                    :escortSince::timestamptz, :escorted::bigint, :overrideSeen::bigint, :fewerThan::integer)),
            written AS (
                INSERT INTO buildings.entry
                    (gate_code, gate_entry, direction, at, skew_seconds, person_id, escort_id, user_group, allowed,
                     code, offline, would_be)
                SELECT :gate::text, :entry::text, :direction::text, :at::timestamptz, :skew::integer, :person::uuid,
                       :escort::uuid, :group::text, :allowed::boolean, :code::text, :offline::boolean,
                       :wouldBe::text
                FROM same
                RETURNING id),
            counted AS (
                INSERT INTO buildings.hour_count (building_code, hour, user_group, entries, exits)
                SELECT :building::text, :hour::timestamptz, :group::text, :in::integer, :out::integer FROM same
                WHERE :counts::boolean
                ON CONFLICT (building_code, hour, user_group) DO UPDATE
                SET entries = hour_count.entries + excluded.entries, exits = hour_count.exits + excluded.exits),
            here AS (
                INSERT INTO buildings.presence (building_code, person_id, since, escort_id)
                SELECT :building::text, :person::uuid, :at::timestamptz, :escort::uuid FROM same WHERE :comes::boolean
                ON CONFLICT (building_code, person_id) DO UPDATE
                SET since = excluded.since, escort_id = excluded.escort_id),
            gone AS (
                DELETE FROM buildings.presence p USING same
                WHERE :leaves::boolean AND p.building_code = :building::text AND p.person_id = :person::uuid),
            used AS (
                UPDATE buildings.override SET used_at = :now::timestamptz FROM same WHERE id = :override::bigint),
            now_inside AS (
                UPDATE buildings.occupancy SET inside = greatest(inside + :step::integer, 0) FROM same
                WHERE building_code = :building::text AND :steps::boolean
                RETURNING inside),
            level AS (
                INSERT INTO buildings.hour_level (building_code, hour, most)
                SELECT :building::text, :thisHour::timestamptz, inside FROM now_inside
                ON CONFLICT (building_code, hour) DO UPDATE SET most = greatest(hour_level.most, excluded.most))
            SELECT count(*) FROM written
            """;

    private final JdbcClient jdbc;
    private final String commit;

    EntryRepository(JdbcClient jdbc, BuildingsSettings settings) {
        this.jdbc = jdbc;
        this.commit = settings.synchronous() ? "on" : "off";
    }

    /// Holds nothing: it may have changed once it is read.
    Standing standing(Attempt attempt, String building, @Nullable Holder holder, @Nullable Holder escort, Instant now) {
        return jdbc.sql("""
                        SELECT inside, emptied_at, evacuated, since, escort_since, escorted, override_id,
                               earlier_allowed, earlier_code
                        FROM buildings.at_the_door(:building, :gate, :entry, :person, :escort, :now, :at)
                        """)
                .param("building", building)
                .param("gate", attempt.gate().code())
                .param("entry", attempt.id())
                .param("person", person(holder), Types.OTHER)
                .param("escort", person(escort), Types.OTHER)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("at", attempt.at().atOffset(ZoneOffset.UTC))
                .query((row, number) -> standing(row))
                .single();
    }

    /// Whether the attempt is the one that was answered under its id, by what is kept of that
    /// one. A controller whose counter began again uses ids twice, and must not let anybody in
    /// by what was said to somebody else, or another day. A card that has since been replaced
    /// does not repeat a welcome either.
    boolean isSame(Attempt attempt, Entrance entrance) {
        return jdbc.sql("""
                        SELECT direction = :direction AND person_id IS NOT DISTINCT FROM :person::uuid
                           AND (escort_id IS NULL OR escort_id IS NOT DISTINCT FROM :escort::uuid)
                           AND (code <> 'welcome' OR offline OR :current)
                           AND abs(extract(epoch FROM at - :at::timestamptz)
                                   + CASE WHEN :told THEN coalesce(skew_seconds, 0) ELSE 0 END - :skew) <= :apart
                        FROM buildings.entry WHERE gate_code = :gate AND gate_entry = :entry
                        """)
                .param("direction", attempt.direction().key())
                .param("person", person(entrance.holder()), Types.OTHER)
                .param("escort", person(entrance.escort()), Types.OTHER)
                .param("current", entrance.holder() != null && entrance.holder().current())
                .param("at", attempt.at().atOffset(ZoneOffset.UTC))
                // Both by the gate's clock where it says the time, both by the program's where it
                // does not.
                .param("told", attempt.offline() || attempt.skew() != null)
                .param("skew", attempt.skew() == null ? 0 : attempt.skew())
                .param("apart", Attempt.REPEATED_WITHIN.toSeconds())
                .param("gate", attempt.gate().code())
                .param("entry", attempt.id())
                .query(Boolean.class)
                .single();
    }

    private static @Nullable UUID person(@Nullable Holder holder) {
        return holder == null ? null : holder.person().value();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        String earlier = row.getString("earlier_code");
        return new Standing(
                row.getInt("inside"),
                row.getObject("emptied_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("evacuated"),
                instant(row, "since"),
                instant(row, "escort_since"),
                row.getLong("escorted"),
                row.getObject("override_id", Long.class),
                earlier == null ? null : Answer.again(row.getBoolean("earlier_allowed"), Code.of(earlier)));
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /// What it changes, unless something has changed since the decision; the building is held
    /// from now on until the transaction ends. One statement: a decision takes two.
    ///
    /// @return whether it was written; else it has to be decided anew
    boolean write(Passage passage) {
        Attempt attempt = passage.attempt();
        Standing seen = passage.entrance().standing();
        Code wouldBe = passage.answer().wouldBe();
        return jdbc.sql(WHAT_IT_CHANGES)
                        .param("escortShown", person(passage.entrance().escort()), Types.OTHER)
                        .param("emptiedAt", moment(seen.emptiedAt()))
                        .param("evacuated", seen.evacuated())
                        .param("since", moment(seen.since()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("escortSince", moment(seen.escortSince()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("escorted", seen.escorted())
                        .param("overrideSeen", seen.override(), Types.BIGINT)
                        .param("fewerThan", passage.fewerThan(), Types.INTEGER)
                        .param("commit", commit)
                        .param("gate", attempt.gate().code())
                        .param("entry", attempt.id())
                        .param("direction", attempt.direction().key())
                        .param("at", attempt.at().atOffset(ZoneOffset.UTC))
                        .param("now", passage.now().atOffset(ZoneOffset.UTC))
                        .param(
                                "hour",
                                attempt.at().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
                        .param(
                                "thisHour",
                                passage.now().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
                        .param("skew", attempt.skew(), Types.INTEGER)
                        .param("person", passage.person(), Types.OTHER)
                        .param("escort", passage.escort(), Types.OTHER)
                        .param("group", passage.group())
                        .param("allowed", passage.answer().allowed())
                        .param("code", passage.answer().code().key())
                        .param("offline", attempt.offline())
                        .param("wouldBe", wouldBe == null ? null : wouldBe.key(), Types.VARCHAR)
                        .param("building", passage.entrance().building().code())
                        .param("in", passage.in() ? 1 : 0)
                        .param("out", passage.out() ? 1 : 0)
                        .param("counts", passage.in() || passage.out())
                        .param("steps", passage.step() != 0)
                        .param("comes", passage.comesInside())
                        .param("leaves", passage.leaves())
                        .param("override", passage.override(), Types.BIGINT)
                        .param("step", passage.step())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /// When the gate last asked, and by how much its clock is off; at most once a minute.
    void seen(String gate, Instant now, @Nullable Integer skew) {
        jdbc.sql("""
                        UPDATE buildings.gate SET seen_at = :now, skew_seconds = :skew
                        WHERE code = :gate AND (seen_at IS NULL OR seen_at < :now - interval '1 minute')
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("skew", skew, Types.INTEGER)
                .param("gate", gate)
                .update();
    }
}
