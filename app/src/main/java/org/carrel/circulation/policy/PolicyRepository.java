package org.carrel.circulation.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Versions of the policy and the draft. Only who made a version is somebody's data; that is
/// written and read for the purpose `keep_lending_policy`.
@Repository
class PolicyRepository {

    private final JdbcClient jdbc;

    PolicyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Version(int number, Instant at, String why, String content) {}

    record Step(long revision, int basedOn, Instant at, String content, boolean over) {}

    /// One after another: until the transaction ends nobody else changes the draft or saves.
    void hold() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('circulation.policy', 0))")
                .query((row, number) -> true)
                .single();
    }

    int newest() {
        return jdbc.sql("SELECT max(number) FROM circulation.policy_version")
                .query(Integer.class)
                .single();
    }

    Optional<Version> version(int number) {
        return jdbc.sql("SELECT number, made_at, why, content FROM circulation.policy_version WHERE number = :number")
                .param("number", number)
                .query((row, place) -> version(row))
                .optional();
    }

    /// The newest first.
    List<Version> versions(int most) {
        return jdbc.sql("""
                        SELECT number, made_at, why, content FROM circulation.policy_version
                        ORDER BY number DESC LIMIT :most
                        """)
                .param("most", most)
                .query((row, place) -> version(row))
                .list();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("number"), instant(row, "made_at"), row.getString("why"), row.getString("content"));
    }

    /// Purpose: `keep_lending_policy`.
    void add(Version version, AccountId by) {
        jdbc.sql("""
                        INSERT INTO circulation.policy_version (number, made_at, made_by, why, content)
                        VALUES (:number, :at, :by, :why, :content)
                        """)
                .param("number", version.number())
                .param("at", version.at().atOffset(ZoneOffset.UTC))
                .param("by", by.value())
                .param("why", version.why())
                .param("content", version.content())
                .update();
    }

    record Maker(int number, AccountId by) {}

    /// Purpose: `keep_lending_policy`.
    List<Maker> makers() {
        return jdbc.sql("SELECT number, made_by FROM circulation.policy_version WHERE made_by IS NOT NULL")
                .query((row, place) ->
                        new Maker(row.getInt("number"), new AccountId(row.getObject("made_by", UUID.class))))
                .list();
    }

    /// The newest step of the draft; empty where there is none, also where it is over.
    Optional<Step> draft() {
        return jdbc.sql("""
                        SELECT revision, based_on, changed_at, content, over FROM circulation.policy_draft
                        WHERE NOT over ORDER BY revision DESC LIMIT 1
                        """).query((row, place) -> step(row)).optional();
    }

    Optional<Step> step(long revision) {
        return jdbc.sql("""
                        SELECT revision, based_on, changed_at, content, over FROM circulation.policy_draft
                        WHERE revision = :revision
                        """)
                .param("revision", revision)
                .query((row, place) -> step(row))
                .optional();
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getLong("revision"),
                row.getInt("based_on"),
                instant(row, "changed_at"),
                row.getString("content"),
                row.getBoolean("over"));
    }

    void addStep(int basedOn, Instant at, String content) {
        jdbc.sql("""
                        INSERT INTO circulation.policy_draft (based_on, changed_at, content)
                        VALUES (:basedOn, :at, :content)
                        """)
                .param("basedOn", basedOn)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("content", content)
                .update();
    }

    void end() {
        jdbc.sql("UPDATE circulation.policy_draft SET over = true WHERE NOT over")
                .update();
    }

    void forgetEnded() {
        jdbc.sql("DELETE FROM circulation.policy_draft WHERE over").update();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
