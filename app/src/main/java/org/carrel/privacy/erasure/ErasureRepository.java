package org.carrel.privacy.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.carrel.privacy.Subject;
import org.carrel.privacy.notice.ColumnName;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purposes: `answer_rights` to begin and to end an erasure, `erase` to read identifiers.
@Repository
class ErasureRepository {

    private static final String ERASURES = """
            SELECT e.id, s.handle, s.state, s.whole, s.from_ledger, e.asked_at, e.asked_by, s.changed_at, e.person, e.account,
                   e.tokens, e.kept_texts
            FROM privacy.erasure e JOIN privacy.erasure_state s ON s.erasure = e.id
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;

    ErasureRepository(JdbcClient jdbc, NamedParameterJdbcOperations many) {
        this.jdbc = jdbc;
        this.many = many;
    }

    /// @param subject null where nobody was found whom the ledger names
    /// @param by null for the ledger
    long add(@Nullable Subject subject, Set<String> tokens, Set<String> keptTexts, @Nullable UUID by, Instant at) {
        return jdbc.sql("""
                        INSERT INTO privacy.erasure (person, account, tokens, kept_texts, asked_by, asked_at)
                        VALUES (:person, :account, :tokens, :texts, :by, :at) RETURNING id
                        """)
                .param("person", subject == null ? null : subject.person())
                .param("account", subject == null ? null : subject.account())
                .param("tokens", String.join(" ", tokens))
                .param("texts", String.join("\n", keptTexts))
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    void addState(long erasure, UUID handle, String state, boolean whole, boolean fromLedger, Instant now) {
        jdbc.sql("""
                        INSERT INTO privacy.erasure_state (erasure, handle, state, whole, from_ledger, changed_at)
                        VALUES (:erasure, :handle, :state, :whole, :ledger, :now)
                        """)
                .param("erasure", erasure)
                .param("handle", handle)
                .param("state", state)
                .param("whole", whole)
                .param("ledger", fromLedger)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// False where somebody else was faster.
    boolean move(long erasure, String from, String to, Instant now) {
        return jdbc.sql("""
                        UPDATE privacy.erasure_state SET state = :to, changed_at = :now
                        WHERE erasure = :erasure AND state = :from
                        """)
                        .param("to", to)
                        .param("from", from)
                        .param("erasure", erasure)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// What is foreseen, and in the end what was done.
    void replaceLines(long erasure, List<Line> lines) {
        jdbc.sql("DELETE FROM privacy.erasure_line WHERE erasure = ?")
                .param(erasure)
                .update();
        SqlParameterSource[] rows = lines.stream()
                .map(line -> new MapSqlParameterSource("erasure", erasure)
                        .addValue("relation", line.relation())
                        .addValue("category", line.category())
                        .addValue("ending", line.ending())
                        .addValue("why", line.why())
                        .addValue("rows", line.rows())
                        .addValue("until", line.until(), Types.DATE))
                .toArray(SqlParameterSource[]::new);
        many.batchUpdate("""
                INSERT INTO privacy.erasure_line (erasure, relation, category, ending, why, rows, until)
                VALUES (:erasure, :relation, :category, :ending, :why, :rows, :until)
                """, rows);
    }

    List<Line> lines(long erasure) {
        return jdbc.sql("""
                        SELECT relation, category, ending, why, rows, until FROM privacy.erasure_line
                        WHERE erasure = ? ORDER BY relation, ending, category, why
                        """)
                .param(erasure)
                .query((row, number) -> new Line(
                        row.getString("relation"),
                        row.getString("category"),
                        row.getString("ending"),
                        row.getString("why"),
                        row.getLong("rows"),
                        row.getObject("until", LocalDate.class)))
                .list();
    }

    /// What led to the person is gone.
    void forgetWhose(long erasure) {
        jdbc.sql("""
                        UPDATE privacy.erasure SET person = NULL, account = NULL, tokens = NULL, kept_texts = NULL
                        WHERE id = ?
                        """).param(erasure).update();
    }

    Optional<Erasure> one(long id) {
        return jdbc.sql(ERASURES + "WHERE e.id = ?")
                .param(id)
                .query((row, number) -> erasure(row))
                .optional();
    }

    /// The newest first.
    List<Erasure> all() {
        return jdbc.sql(ERASURES + "ORDER BY e.id DESC LIMIT 500")
                .query((row, number) -> erasure(row))
                .list();
    }

    List<Erasure> unfinished() {
        return jdbc.sql(ERASURES + "WHERE s.state <> 'done' ORDER BY e.id")
                .query((row, number) -> erasure(row))
                .list();
    }

    Set<UUID> handles() {
        return jdbc.sql("SELECT handle FROM privacy.erasure_state").query(UUID.class).list().stream()
                .collect(Collectors.toSet());
    }

    /// The identifiers of one person, as text.
    List<String> identifiers(List<ColumnName> columns, String isCurrent) {
        String values = columns.stream().map(column -> "(" + column + "::text)").collect(Collectors.joining(", "));
        List<String> found = new ArrayList<>();
        jdbc.sql("SELECT x.value FROM " + columns.getFirst().relation() + " CROSS JOIN LATERAL (VALUES " + values
                        + ") x(value) WHERE x.value IS NOT NULL AND (" + isCurrent + ")")
                .query(row -> {
                    found.add(row.getString("value"));
                });
        return found;
    }

    /// Everybody's identifiers of one table, one by one: the first column is the row's own number.
    void eachIdentifier(ColumnName own, List<ColumnName> columns, Consumer<String[]> each) {
        String all = columns.stream().map(column -> column + "::text").collect(Collectors.joining(", "));
        jdbc.sql("SELECT " + own + "::text, " + all + " FROM " + own.relation()).query(row -> {
            String[] values = new String[columns.size() + 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getString(i + 1);
            }
            each.accept(values);
        });
    }

    private static Erasure erasure(ResultSet row) throws SQLException {
        UUID account = row.getObject("account", UUID.class);
        return new Erasure(
                row.getLong("id"),
                row.getObject("handle", UUID.class),
                row.getString("state"),
                row.getBoolean("whole"),
                row.getBoolean("from_ledger"),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                account == null
                        ? Optional.empty()
                        : Optional.of(new Subject(row.getObject("person", UUID.class), account)),
                Optional.ofNullable(row.getObject("asked_by", UUID.class)),
                parted(row.getString("tokens"), " "),
                parted(row.getString("kept_texts"), "\n"));
    }

    private static Set<String> parted(@Nullable String text, String by) {
        return text == null || text.isEmpty() ? Set.of() : Set.of(text.split(by));
    }
}
