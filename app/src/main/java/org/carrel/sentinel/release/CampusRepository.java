package org.carrel.sentinel.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How settings on trial did on the invented campus. Nothing here is anybody's. Purpose:
/// `release_detector`.
@Repository
class CampusRepository {

    private final JdbcClient jdbc;

    CampusRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param champion what they were to be compared with
    /// @param world on which; measured with another, they have not been measured
    Optional<CampusResult> find(long trial, String champion, String world) {
        return jdbc.sql("""
                        SELECT champion_false, challenger_false FROM sentinel.trial_campus
                        WHERE trial_id = :trial AND champion = :champion AND world = :world
                        """)
                .param("trial", trial)
                .param("champion", champion)
                .param("world", world)
                .query((row, number) -> new CampusResult(
                        rows(trial), row.getDouble("champion_false"), row.getDouble("challenger_false")))
                .optional();
    }

    private List<CampusResult.Row> rows(long trial) {
        return jdbc.sql("""
                        SELECT scenario, attacks, champion, challenger FROM sentinel.trial_scenario
                        WHERE trial_id = :trial ORDER BY scenario
                        """)
                .param("trial", trial)
                .query((row, number) -> row(row))
                .list();
    }

    /// Takes the place of what was measured before.
    void add(long trial, String champion, String world, CampusResult result, Instant at) {
        jdbc.sql("DELETE FROM sentinel.trial_campus WHERE trial_id = :trial")
                .param("trial", trial)
                .update();
        jdbc.sql("""
                        INSERT INTO sentinel.trial_campus (trial_id, champion, world, champion_false, challenger_false,
                                                           measured_at)
                        VALUES (:trial, :champion, :world, :championFalse, :challengerFalse, :at)
                        """)
                .param("trial", trial)
                .param("champion", champion)
                .param("world", world)
                .param("championFalse", result.championFalse())
                .param("challengerFalse", result.challengerFalse())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        result.rows().forEach(row -> add(trial, row));
    }

    private void add(long trial, CampusResult.Row row) {
        jdbc.sql("""
                        INSERT INTO sentinel.trial_scenario (trial_id, scenario, attacks, champion, challenger)
                        VALUES (:trial, :scenario, :attacks, :champion, :challenger)
                        """)
                .param("trial", trial)
                .param("scenario", row.scenario())
                .param("attacks", row.attacks())
                .param("champion", row.champion())
                .param("challenger", row.challenger())
                .update();
    }

    /// What was measured ends with its trial.
    ///
    /// @param trial the one that goes on; 0 for none
    void endAllBut(long trial) {
        jdbc.sql("DELETE FROM sentinel.trial_campus WHERE trial_id <> :trial")
                .param("trial", trial)
                .update();
    }

    private static CampusResult.Row row(ResultSet row) throws SQLException {
        return new CampusResult.Row(
                row.getString("scenario"), row.getInt("attacks"), row.getInt("champion"), row.getInt("challenger"));
    }
}
