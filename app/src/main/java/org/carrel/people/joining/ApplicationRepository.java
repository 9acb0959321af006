package org.carrel.people.joining;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What somebody hands in, until the desk has it. Purpose: `take_applications`; of the desk, and of NHS staff, the
/// purpose that may hold what they say.
@Repository
class ApplicationRepository {

    private final JdbcClient jdbc;

    ApplicationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param by who of the desk entered it; null for a form
    /// @param confirms whether it waits until its mail address is confirmed
    void add(
            UUID id,
            JoinKind kind,
            TypedApplication typed,
            @Nullable UUID institution,
            @Nullable AccountId by,
            boolean confirms,
            Instant now) {
        jdbc.sql("""
                        INSERT INTO people.application (id, kind, person_id, name, email, phone, postal_address,
                            course_completed_on, home_institution, institution_id, received_at, entered_by, confirmed_at, state)
                        VALUES (:id, :kind, :person, :name, :email, :phone, :address, :completed, :institution, :asked, :now,
                            :by, :confirmed, :state)
                        """)
                .param("id", id)
                .param("kind", kind.key())
                .param("person", UUID.randomUUID())
                .param("name", typed.name())
                .param("email", orNull(typed.email()))
                .param("phone", orNull(typed.phone()))
                .param("address", orNull(typed.address()))
                .param("completed", TypedApplication.date(typed.completed()), java.sql.Types.DATE)
                .param("institution", orNull(typed.institution()))
                .param("asked", institution, java.sql.Types.OTHER)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by == null ? null : by.value(), java.sql.Types.OTHER)
                .param(
                        "confirmed",
                        by == null ? null : now.atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("state", confirms ? "unconfirmed" : institution == null ? "waiting" : "asked")
                .update();
    }

    /// Purpose: `check_nhs_membership`.
    void addNhsFacts(UUID id, TypedApplication typed) {
        jdbc.sql("UPDATE people.application SET date_of_birth = :born, job_title = :job WHERE id = :id")
                .param("born", TypedApplication.date(typed.born()))
                .param("job", typed.job())
                .param("id", id)
                .update();
    }

    void write(UUID id, String letter, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.application_letter (application_id, kind, next_at) VALUES (:id, :kind, :now)
                        ON CONFLICT (application_id, kind) DO NOTHING
                        """)
                .param("id", id)
                .param("kind", letter)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// A new link; an earlier one ends.
    void offer(UUID id, byte[] hash, Instant until) {
        jdbc.sql("UPDATE people.application SET confirm_hash = :hash, confirm_until = :until WHERE id = :id")
                .param("hash", hash)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /// For the one caller who did; whoever comes from another university waits for its library first.
    boolean confirm(byte[] hash, Instant now) {
        Optional<UUID> confirmed = jdbc.sql("""
                        UPDATE people.application
                        SET state = CASE WHEN institution_id IS NULL THEN 'waiting' ELSE 'asked' END,
                            confirmed_at = :now, confirm_hash = NULL
                        WHERE confirm_hash = :hash AND confirm_until > :now AND state = 'unconfirmed'
                        RETURNING id
                        """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
        confirmed.ifPresent(id -> askHome(id, now));
        return confirmed.isPresent();
    }

    /// Where the library of an institution has to be asked, a letter to it.
    void askHome(UUID id, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.application_letter (application_id, kind, next_at)
                        SELECT id, 'approve', :now FROM people.application WHERE id = :id AND state = 'asked'
                        ON CONFLICT (application_id, kind) DO NOTHING
                        """).param("now", now.atOffset(ZoneOffset.UTC)).param("id", id).update();
    }

    /// @param unconfirmedBefore when a form came in whose mail address was never confirmed
    /// @return how many ended
    int endUnconfirmed(Instant unconfirmedBefore, Instant now) {
        return jdbc.sql("""
                        UPDATE people.application SET state = 'lapsed', over_at = :now, confirm_hash = NULL
                        WHERE state = 'unconfirmed' AND received_at < :before
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", unconfirmedBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Those for whom nobody came; they are written to, unless it is not known whose address it is.
    ///
    /// @return how many ended
    int endForgotten(Instant takenBefore, Instant now) {
        return jdbc.sql("""
                        WITH ended AS (UPDATE people.application SET state = 'lapsed', over_at = :now
                                       WHERE state IN ('asked', 'waiting')
                                         AND coalesce(confirmed_at, received_at) < :before
                                       RETURNING id, email, confirmed_at),
                        written AS (INSERT INTO people.application_letter (application_id, kind, next_at)
                                    SELECT id, 'lapsed', :now FROM ended
                                    WHERE email IS NOT NULL AND confirmed_at IS NOT NULL)
                        SELECT count(*) FROM ended
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", takenBefore.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
