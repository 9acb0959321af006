package org.carrel.people.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `keep_membership`.
@Repository
class PersonRepository {

    private static final String DETAILS = """
            SELECT p.id, p.name, p.email, p.own_email, p.phone, p.postal_address,
                   (SELECT s.title FROM people.affiliation f JOIN people.source s ON s.key = f.source
                    WHERE f.person_id = p.id ORDER BY f.precedence, s.precedence LIMIT 1) AS from_feed
            FROM people.person p WHERE p.id = :id
            """;

    private final JdbcClient jdbc;

    PersonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PersonDetails> details(PersonId person) {
        return details(DETAILS, person);
    }

    /// Who has the record to which this one was joined.
    Optional<UUID> keptAs(UUID joined) {
        return jdbc.sql("SELECT person_id FROM people.former_identity WHERE number = ?")
                .param(joined)
                .query(UUID.class)
                .optional();
    }

    /// The same, and nobody else changes them until the transaction ends.
    Optional<PersonDetails> heldDetails(PersonId person) {
        return details(DETAILS + " FOR UPDATE OF p", person);
    }

    private Optional<PersonDetails> details(String sql, PersonId person) {
        return jdbc.sql(sql)
                .param("id", person.value())
                .query((row, number) -> new PersonDetails(
                        row.getString("name"),
                        orEmpty(row.getString("email")),
                        orEmpty(row.getString("own_email")),
                        orEmpty(row.getString("phone")),
                        orEmpty(row.getString("postal_address")),
                        row.getString("from_feed")))
                .optional();
    }

    void change(PersonId person, PersonDetails details) {
        jdbc.sql("""
                        UPDATE people.person SET name = :name, email = :given, own_email = :own, phone = :phone,
                               postal_address = :address
                        WHERE id = :id
                        """)
                .param("name", details.name())
                .param("given", orNull(details.given()))
                .param("own", orNull(details.own()))
                .param("phone", orNull(details.phone()))
                .param("address", orNull(details.address()))
                .param("id", person.value())
                .update();
    }

    /// The newest first.
    List<Affiliation> affiliations(PersonId person) {
        return jdbc.sql("""
                        SELECT f.person_id, f.id, f.user_group, f.since, f.until, s.title AS source, f.end_said,
                               EXISTS (SELECT FROM people.claimed_affiliation c WHERE c.affiliation_id = f.id) AS claimed,
                               f.department, f.research_section, f.course_completed_on::text, f.joined_on::text,
                               f.left_on::text, f.home_institution, f.sconul_band, f.subgroup
                        FROM people.affiliation f LEFT JOIN people.source s ON s.key = f.source
                        WHERE f.person_id = :person ORDER BY f.since DESC, f.id
                        """)
                .param("person", person.value())
                .query((row, number) -> affiliation(row))
                .list();
    }

    private static Affiliation affiliation(ResultSet row) throws SQLException {
        Map<AffiliationField, String> details = new EnumMap<>(AffiliationField.class);
        for (AffiliationField field : AffiliationField.values()) {
            String value = AffiliationField.OF_NHS.contains(field) ? null : row.getString(field.key());
            if (value != null) {
                details.put(field, value);
            }
        }
        return new Affiliation(
                row.getObject("id", UUID.class),
                UserGroup.of(row.getString("user_group")),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("source"),
                row.getBoolean("claimed"),
                row.getString("end_said"),
                details);
    }

    /// @param details but what only a check of NHS membership sees
    void addAffiliation(
            UUID id,
            PersonId person,
            UserGroup group,
            LocalDate since,
            @Nullable LocalDate until,
            Map<AffiliationField, String> details) {
        jdbc.sql("""
                        INSERT INTO people.affiliation (id, person_id, user_group, since, until, department,
                               research_section, course_completed_on, joined_on, left_on, home_institution, sconul_band,
                               subgroup)
                        VALUES (:id, :person, :group, :since, :until, :department, :section, CAST(:completed AS date),
                                CAST(:joined AS date), CAST(:left AS date), :home, :band, :subgroup)
                        """)
                .param("id", id)
                .param("person", person.value())
                .param("group", group.key())
                .param("since", since)
                .param("until", until)
                .param("department", details.get(AffiliationField.DEPARTMENT))
                .param("section", details.get(AffiliationField.RESEARCH_SECTION))
                .param("completed", details.get(AffiliationField.COURSE_COMPLETED_ON))
                .param("joined", details.get(AffiliationField.JOINED_ON))
                .param("left", details.get(AffiliationField.LEFT_ON))
                .param("home", details.get(AffiliationField.HOME_INSTITUTION))
                .param("band", details.get(AffiliationField.SCONUL_BAND))
                .param("subgroup", details.get(AffiliationField.SUBGROUP))
                .update();
    }

    /// Nobody else changes it until the transaction ends.
    void hold(UUID affiliation) {
        jdbc.sql("SELECT f.id, f.person_id FROM people.affiliation f WHERE f.id = ? FOR UPDATE")
                .param(affiliation)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    void changeEnd(UUID affiliation, LocalDate since, @Nullable LocalDate until, @Nullable String endSaid) {
        jdbc.sql("UPDATE people.affiliation SET since = :since, until = :until, end_said = :said WHERE id = :id")
                .param("since", since)
                .param("until", until)
                .param("said", endSaid)
                .param("id", affiliation)
                .update();
    }

    /// @param closedAt null while it is open
    record DeskAccount(
            UUID id,
            String username,
            Instant createdAt,
            @Nullable Instant closedAt) {}

    Optional<DeskAccount> account(PersonId person) {
        return jdbc.sql("SELECT person_id, id, username, created_at, closed_at FROM people.account WHERE person_id = ?")
                .param(person.value())
                .query((row, number) -> new DeskAccount(
                        row.getObject("id", UUID.class),
                        row.getString("username"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        orNull(row.getObject("closed_at", OffsetDateTime.class))))
                .optional();
    }

    Set<String> stops(PersonId person, Instant now) {
        return Set.copyOf(jdbc.sql("""
                        SELECT DISTINCT b.person_id, unnest(b.stops) AS stop FROM people.block b
                        WHERE b.person_id = :person AND b.since <= :now AND b.lifted_at IS NULL
                          AND (b.until IS NULL OR b.until > :now)
                        """)
                .param("person", person.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getString("stop"))
                .list());
    }

    private static @Nullable Instant orNull(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
