package org.carrel.privacy.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purposes: `answer_rights`; `show_own_data` to read, which sees one person's only.
@Repository
class RequestRepository {

    private static final String REQUESTS = """
            SELECT r.id, r.kind, r.subject, r.asker_name, r.asker_reach, r.about_other, r.channel, r.concerns, r.body,
                   r.received_at, r.stops, r.state, r.closed_at
            FROM privacy.request r
            """;

    private final JdbcClient jdbc;

    RequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(Asked asked, @Nullable String subject, @Nullable String stops, Instant now) {
        return jdbc.sql("""
                        INSERT INTO privacy.request (kind, subject, asker_name, asker_reach, about_other, channel,
                            concerns, body, received_at, stops, state)
                        VALUES (:kind, :subject, :name, :reach, :other, :channel, :concerns, :body, :now, :stops, 'open')
                        RETURNING id
                        """)
                .param("kind", asked.kind().key())
                .param("subject", subject)
                .param("name", asked.name())
                .param("reach", asked.reach())
                .param("other", asked.aboutOther())
                .param("channel", subject == null ? "form" : "my_data")
                .param("concerns", asked.concerns())
                .param("body", asked.body())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("stops", stops)
                .query(Long.class)
                .single();
    }

    /// Whoever changes a request waits for whoever else does.
    void lock(long id) {
        jdbc.sql("SELECT r.id FROM privacy.request r WHERE r.id = :id FOR NO KEY UPDATE")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /// What one person asks, and what it stops, comes one after the other.
    void hold(String key) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:key, 5))")
                .param("key", "request " + key)
                .query()
                .singleRow();
    }

    void step(long request, StepKind kind, @Nullable UUID by, String said, Instant now, boolean letter) {
        long step = jdbc.sql("""
                        INSERT INTO privacy.request_step (request_id, at, kind, by_staff, said)
                        VALUES (:request, :now, :kind, :by, :said) RETURNING id
                        """)
                .param("request", request)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("kind", kind.key())
                .param("by", by)
                .param("said", said)
                .query(Long.class)
                .single();
        if (letter) {
            jdbc.sql("INSERT INTO privacy.request_letter (step_id, next_at) VALUES (:step, :now)")
                    .param("step", step)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    void close(long request, String state, Instant now) {
        jdbc.sql("UPDATE privacy.request SET state = :state, closed_at = :now WHERE id = :id")
                .param("state", state)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", request)
                .update();
    }

    void stops(long request, @Nullable String stops) {
        jdbc.sql("UPDATE privacy.request SET stops = :stops WHERE id = :id")
                .param("stops", stops)
                .param("id", request)
                .update();
    }

    void name(long request, String subject) {
        jdbc.sql("UPDATE privacy.request SET subject = :subject WHERE id = :id")
                .param("subject", subject)
                .param("id", request)
                .update();
    }

    /// Whether another request of theirs stops the same.
    boolean alsoStopped(long request, String subject, String stops) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM privacy.request r
                                       WHERE r.subject = :subject AND r.stops = :stops AND r.id <> :id)
                        """)
                .param("subject", subject)
                .param("stops", stops)
                .param("id", request)
                .query(Boolean.class)
                .single();
    }

    /// The open one of theirs that asks the same.
    Optional<Long> same(String subject, Asked asked) {
        return jdbc.sql("""
                        SELECT r.id FROM privacy.request r WHERE r.subject = :subject AND r.kind = :kind
                          AND r.concerns = :concerns AND r.state = 'open' ORDER BY r.id LIMIT 1
                        """)
                .param("subject", subject)
                .param("kind", asked.kind().key())
                .param("concerns", asked.concerns())
                .query(Long.class)
                .optional();
    }

    Optional<Request> one(long id) {
        return withSteps(jdbc.sql(REQUESTS + "WHERE r.id = :id")
                        .param("id", id)
                        .query((row, number) -> request(row))
                        .list())
                .stream()
                .findFirst();
    }

    List<Request> open() {
        return withSteps(jdbc.sql(REQUESTS + "WHERE r.state = 'open' ORDER BY r.received_at, r.id")
                .query((row, number) -> request(row))
                .list());
    }

    /// The newest first.
    List<Request> closed(int most) {
        return withSteps(jdbc.sql(REQUESTS + "WHERE r.state <> 'open' ORDER BY r.closed_at DESC, r.id DESC LIMIT :most")
                .param("most", most)
                .query((row, number) -> request(row))
                .list());
    }

    /// Everything the transaction may see, the newest first: for a purpose that shows people their
    /// own.
    List<Request> visible() {
        return withSteps(jdbc.sql(REQUESTS + "ORDER BY r.received_at DESC, r.id DESC")
                .query((row, number) -> request(row))
                .list());
    }

    private List<Request> withSteps(List<Request> requests) {
        if (requests.isEmpty()) {
            return requests;
        }
        Map<Long, List<Step>> steps = jdbc
                .sql("""
                        SELECT s.id, s.request_id, s.at, s.kind, s.by_staff, s.said FROM privacy.request_step s
                        WHERE s.request_id IN (:ids) ORDER BY s.id
                        """)
                .param("ids", requests.stream().map(Request::id).toList())
                .query((row, number) -> new Step(
                        row.getLong("id"),
                        row.getLong("request_id"),
                        row.getTimestamp("at").toInstant(),
                        StepKind.of(row.getString("kind")).orElseThrow(),
                        row.getObject("by_staff", UUID.class),
                        row.getString("said")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Step::request));
        return requests.stream()
                .map(request -> request.with(steps.getOrDefault(request.id(), List.of())))
                .toList();
    }

    private static Request request(ResultSet row) throws SQLException {
        Timestamp closed = row.getTimestamp("closed_at");
        return new Request(
                row.getLong("id"),
                Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("subject"),
                row.getString("asker_name"),
                row.getString("asker_reach"),
                row.getString("about_other"),
                row.getString("channel"),
                row.getString("concerns"),
                row.getString("body"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("stops"),
                row.getString("state"),
                closed == null ? null : closed.toInstant(),
                List.of());
    }
}
