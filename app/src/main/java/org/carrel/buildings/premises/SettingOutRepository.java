package org.carrel.buildings.premises;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.carrel.buildings.premises.AcademicYear.Closure;
import org.carrel.buildings.premises.AcademicYear.Term;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes what the library sets: nobody's data, so for no purpose; each form whole or not at all.
@Repository
class SettingOutRepository {

    private final JdbcClient jdbc;
    private final TransactionTemplate whole;

    SettingOutRepository(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.whole = new TransactionTemplate(transactions);
    }

    void save(BuildingForm form, List<Opening> hours, Instant now) {
        whole.executeWithoutResult(status -> {
            building(form);
            jdbc.sql("""
                            INSERT INTO buildings.occupancy (building_code, emptied_at) VALUES (:code, :now)
                            ON CONFLICT (building_code) DO NOTHING
                            """)
                    .param("code", form.code())
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
            jdbc.sql("DELETE FROM buildings.admission WHERE building_code = ?")
                    .param(form.code())
                    .update();
            admit(form.code(), form.alone(), false);
            admit(form.code(), form.escorted(), true);
            jdbc.sql("DELETE FROM buildings.opening WHERE building_code = ?")
                    .param(form.code())
                    .update();
            for (int i = 0; i < hours.size(); i++) {
                opening(form.code(), i, hours.get(i));
            }
        });
    }

    private void building(BuildingForm form) {
        jdbc.sql("""
                        INSERT INTO buildings.building
                            (code, name, campus, capacity, passback, forgets_minutes, visitors_per_escort)
                        VALUES (:code, :name, :campus, :capacity, :passback, :forgets, :visitors)
                        ON CONFLICT (code) DO UPDATE
                        SET name = excluded.name, campus = excluded.campus, capacity = excluded.capacity,
                            passback = excluded.passback, forgets_minutes = excluded.forgets_minutes,
                            visitors_per_escort = excluded.visitors_per_escort
                        """)
                .param("code", form.code())
                .param("name", form.name().strip())
                .param("campus", form.campus().strip())
                .param("capacity", number(form.capacity()), java.sql.Types.INTEGER)
                .param("passback", form.passback())
                .param("forgets", number(form.forgets()))
                .param("visitors", number(form.visitors()))
                .update();
    }

    private static @Nullable Integer number(String digits) {
        return digits.isBlank() ? null : Integer.valueOf(digits.strip());
    }

    private void admit(String building, Set<UserGroup> groups, boolean escorted) {
        for (UserGroup group : groups) {
            jdbc.sql("""
                            INSERT INTO buildings.admission (building_code, user_group, escorted)
                            VALUES (:building, :group, :escorted)
                            """)
                    .param("building", building)
                    .param("group", group.key())
                    .param("escorted", escorted)
                    .update();
        }
    }

    private void opening(String building, int position, Opening opening) {
        jdbc.sql("""
                        INSERT INTO buildings.opening
                            (building_code, position, period, user_group, first_weekday, last_weekday, opens, closes)
                        VALUES (:building, :position, :period, :group, :first, :last, :opens, :closes)
                        """)
                .param("building", building)
                .param("position", position)
                .param("period", opening.period().key())
                .param("group", opening.group() == null ? null : opening.group().key(), java.sql.Types.VARCHAR)
                .param("first", opening.first())
                .param("last", opening.last())
                .param("opens", opening.opens())
                .param("closes", opening.closes())
                .update();
    }

    void saveYear(List<Term> terms, List<Closure> closures) {
        whole.executeWithoutResult(status -> {
            jdbc.sql("DELETE FROM buildings.term").update();
            jdbc.sql("DELETE FROM buildings.closure").update();
            for (int i = 0; i < terms.size(); i++) {
                term(i, terms.get(i));
            }
            for (int i = 0; i < closures.size(); i++) {
                closure(i, closures.get(i));
            }
        });
    }

    private void term(int position, Term term) {
        jdbc.sql("""
                        INSERT INTO buildings.term (position, kind, name, first_day, last_day)
                        VALUES (:position, :kind, :name, :first, :last)
                        """)
                .param("position", position)
                .param("kind", term.kind().key())
                .param("name", term.name())
                .param("first", term.first())
                .param("last", term.last())
                .update();
    }

    private void closure(int position, Closure closure) {
        jdbc.sql("""
                        INSERT INTO buildings.closure (position, building_code, first_day, last_day, reason)
                        VALUES (:position, :building, :first, :last, :reason)
                        """)
                .param("position", position)
                .param("building", closure.building(), java.sql.Types.VARCHAR)
                .param("first", closure.first())
                .param("last", closure.last())
                .param("reason", closure.reason())
                .update();
    }
}
