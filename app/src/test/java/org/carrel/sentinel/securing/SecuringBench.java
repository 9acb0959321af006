package org.carrel.sentinel.securing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.privacy.DisclosureGate;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.SentinelPurpose;
import org.carrel.sentinel.review.Reviews;
import org.carrel.sentinel.securing.connector.Connector;
import org.carrel.sentinel.securing.connector.Connectors;
import org.carrel.sentinel.securing.connector.StepKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Securing with scripted connectors, on the app's real tables. Each call of [#worker()] is another
/// node.
final class SecuringBench {

    static final Duration LIMIT = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final Purposes purposes;
    private final DisclosureGate gate;
    private final Clock clock;
    private final Reviews reviews;
    private final Map<StepKind, Scripted> scripted = new EnumMap<>(StepKind.class);
    private Duration timeLimit = LIMIT;

    SecuringBench(
            JdbcClient jdbc, Purposes purposes, DisclosureGate gate, Clock clock, Reviews reviews, StepKind... kinds) {
        this.reviews = reviews;
        this.gate = gate;
        this.jdbc = jdbc;
        this.purposes = purposes;
        this.clock = clock;
        Arrays.stream(kinds)
                .forEach(kind -> scripted.put(
                        kind, new Scripted(kind, kind == StepKind.EZPROXY_BLOCK || kind == StepKind.LDAP_ACCOUNT)));
    }

    SecuringBench limit(Duration limit) {
        this.timeLimit = limit;
        return this;
    }

    Scripted at(StepKind kind) {
        return scripted.get(kind);
    }

    void unplug(StepKind kind) {
        scripted.remove(kind);
    }

    Duration lease() {
        return settings().lease();
    }

    Securing securing() {
        return new Securing(
                securings(), new StepRepository(jdbc), ledger(), reviews, connectors(), settings(), purposes, clock);
    }

    Worker worker() {
        return new Worker(
                new StepRepository(jdbc),
                securings(),
                new AnswerRepository(jdbc),
                ledger(),
                answers(),
                connectors(),
                gate,
                settings(),
                purposes,
                clock);
    }

    Answers answers() {
        return new Answers(new AnswerRepository(jdbc), settings(), purposes, clock);
    }

    StoredSecuring row(long alert) {
        return purposes.in(SentinelPurpose.SECURE, () -> securings().newest(alert))
                .orElseThrow();
    }

    record Alert(long id, String token) {}

    /// An alert raised a minute ago, of an episode that began ten minutes ago.
    Alert alert() {
        return alert(jdbc, purposes, clock.instant());
    }

    static Alert alert(JdbcClient jdbc, Purposes purposes, Instant now) {
        String token = "u1-" + UUID.randomUUID();
        long id = purposes.in(
                SentinelPurpose.DETECT,
                () -> jdbc.sql("""
                        INSERT INTO sentinel.alert (account, opened_at, first_at, last_at, score, probability,
                                                    documents_before, documents, raised_at)
                        VALUES (:token, :first, :first, :raised, 12, 0.9, 40, 60, :raised) RETURNING id
                        """)
                        .param("token", token)
                        .param("first", now.minusSeconds(600).atOffset(ZoneOffset.UTC))
                        .param("raised", now.minusSeconds(60).atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single());
        return new Alert(id, token);
    }

    Alert begun(String username) {
        Alert alert = alert();
        Beginning beginning = securing()
                .begin(
                        alert.id(),
                        0,
                        alert.token(),
                        new Owner(username, username + "@example.org"),
                        AccountId.random());
        if (!(beginning instanceof Beginning.Begun)) {
            throw new AssertionError(beginning);
        }
        return alert;
    }

    /// Another confirmation, by who has seen every decision.
    Beginning confirmAgain(Alert alert, String username) {
        return securing().begin(alert.id(), decisions(alert), alert.token(), Owner.named(username), AccountId.random());
    }

    private int decisions(Alert alert) {
        return purposes.in(
                SentinelPurpose.SECURE,
                () -> jdbc.sql("SELECT decisions FROM sentinel.alert WHERE id = ?")
                        .param(alert.id())
                        .query(Integer.class)
                        .single());
    }

    /// As a reviewer's change of verdict leaves it.
    void decidedToTakeBack(Alert alert) {
        purposes.run(
                SentinelPurpose.REVIEW,
                () -> jdbc.sql("""
                        UPDATE sentinel.alert
                        SET verdict = 'heavy_lawful', decided_at = :at, decisions = decisions + 1, undo_wanted_by = :by
                        WHERE id = :id
                        """)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("by", UUID.randomUUID())
                        .param("id", alert.id())
                        .update());
    }

    /// A change of verdict with the wish to take back, found at once.
    void clear(Alert alert) {
        decidedToTakeBack(alert);
        purposes.run(SentinelPurpose.SECURE, () -> ledger().undoWanted(clock.instant()));
    }

    SecuringView view(Alert alert) {
        return securing().of(alert.id()).orElseThrow();
    }

    private SecuringRepository securings() {
        return new SecuringRepository(jdbc);
    }

    private Ledger ledger() {
        return new Ledger(securings(), new StepRepository(jdbc), connectors(), settings());
    }

    private Connectors connectors() {
        return new Connectors(List.<Connector>copyOf(scripted.values()));
    }

    private SecuringSettings settings() {
        return new SecuringSettings(Duration.ZERO, timeLimit, 4, Duration.ofDays(30), Duration.ofDays(14));
    }
}
