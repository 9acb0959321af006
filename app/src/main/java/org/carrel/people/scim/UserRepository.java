package org.carrel.people.scim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.people.UserGroup;
import org.carrel.people.feed.Field;
import org.carrel.people.scim.UserAttribute.Schema;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `take_feeds`. Users as a client sees them: what is kept of them for the protocol, beside the newest version
/// of what the source says.
@Repository
class UserRepository {

    private static final String FROM = """
            FROM people.scim_user u
            JOIN people.source_record r
              ON r.source = u.source AND r.external_id = u.id::text AND r.replaced_by IS NULL
            WHERE u.source = :source AND\s""";
    private static final String SELECT = """
            SELECT u.id, u.external_id AS client_id, u.user_type, u.active, u.version, u.created_at, u.modified_at,
                   u.given_name, u.family_name, %s,
                   array(SELECT g.id::text || ' ' || g.display_name FROM people.scim_member m
                         JOIN people.scim_group g ON g.id = m.group_id
                         WHERE m.user_id = u.id ORDER BY g.display_name, g.id) AS groups
            """.formatted(facts());
    /// By the attribute's path in small letters.
    static final Map<String, Column> COLUMNS = columns();

    private final JdbcClient jdbc;

    UserRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String facts() {
        return Arrays.stream(UserAttribute.values())
                .map(UserAttribute::field)
                .distinct()
                .map(field -> fact(field) + " AS " + field.key())
                .collect(Collectors.joining(", "));
    }

    /// What may be held of some groups only stands in the person's own row, or else in a further row of such a group.
    private static String fact(Field field) {
        List<String> further = Arrays.stream(UserGroup.values())
                .filter(field::isOf)
                .map(group -> "u.id::text || chr(31) || '" + group.key() + "'")
                .toList();
        if (further.size() == UserGroup.values().length) {
            return "r." + field.key();
        }
        return """
                coalesce(r.%1$s, (SELECT max(p.%1$s) FROM people.source_record p
                                  WHERE p.source = u.source AND p.replaced_by IS NULL AND p.external_id IN (%2$s)))""".formatted(field.key(), String.join(", ", further));
    }

    private static Map<String, Column> columns() {
        Map<String, Column> columns = new HashMap<>();
        for (UserAttribute one : UserAttribute.values()) {
            String space = one.schema() == Schema.USER ? "" : one.schema().urn().toLowerCase(Locale.ROOT) + ":";
            String name = fact(one.field());
            columns.put(
                    space + one.path().toLowerCase(Locale.ROOT),
                    one.kind() == UserAttribute.Kind.DAY
                            ? new Column(name + "::text", Column.Kind.EXACT)
                            : new Column(name, Column.Kind.TEXT));
        }
        columns.put("username", new Column("r.username", Column.Kind.SMALL));
        columns.put("id", new Column("u.id::text", Column.Kind.EXACT));
        columns.put("externalid", new Column("u.external_id", Column.Kind.EXACT));
        columns.put("usertype", new Column("u.user_type", Column.Kind.TEXT));
        columns.put("active", new Column("u.active", Column.Kind.TRUTH));
        columns.put("meta.created", new Column("u.created_at", Column.Kind.MOMENT));
        columns.put("meta.lastmodified", new Column("u.modified_at", Column.Kind.MOMENT));
        for (String several : List.of("emails", "phonenumbers")) {
            String name = several.equals("emails") ? "r.email" : "r.phone";
            String there = name + " IS NOT NULL";
            columns.put(several, new Column(name, Column.Kind.TEXT));
            columns.put(several + ".type", new Column("CASE WHEN " + there + " THEN 'work' END", Column.Kind.TEXT));
            columns.put(several + ".primary", new Column("(" + there + ")", Column.Kind.TRUTH));
        }
        columns.put("name", new Column("r.name", Column.Kind.TEXT));
        columns.put("name.givenname", new Column("u.given_name", Column.Kind.TEXT));
        columns.put("name.familyname", new Column("u.family_name", Column.Kind.TEXT));
        return Map.copyOf(columns);
    }

    Optional<ScimUser> one(String source, UUID id) {
        return jdbc.sql(SELECT + FROM + "u.id = :id")
                .param("source", source)
                .param("id", id)
                .query((row, number) -> user(row))
                .optional();
    }

    /// Holds them until the transaction ends.
    ///
    /// @return their version
    Optional<Long> hold(String source, UUID id) {
        return jdbc.sql("SELECT version FROM people.scim_user WHERE source = :source AND id = :id FOR UPDATE")
                .param("source", source)
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    Optional<UUID> byUsername(String source, String username) {
        return jdbc.sql("SELECT u.id " + FROM + "r.username = :username")
                .param("source", source)
                .param("username", username)
                .query(UUID.class)
                .optional();
    }

    int count(String source, Condition condition) {
        return jdbc.sql("SELECT count(*) " + FROM + condition.sql())
                .param("source", source)
                .params(condition.values())
                .query(Integer.class)
                .single();
    }

    List<ScimUser> page(String source, Condition condition, Slice slice) {
        return jdbc.sql(SELECT + FROM + condition.sql() + slice.order(COLUMNS, "u.id") + " LIMIT :most OFFSET :from")
                .param("source", source)
                .params(condition.values())
                .param("most", slice.count())
                .param("from", slice.startIndex() - 1)
                .query((row, number) -> user(row))
                .list();
    }

    /// Whom the source's record of this number is about.
    void add(String source, UUID id, SaidUser said, Instant now) {
        said(jdbc.sql("""
                        INSERT INTO people.scim_user
                            (id, source, person_id, external_id, user_type, active, given_name, family_name,
                             created_at, modified_at)
                        SELECT :id, :source, r.person_id, :external, :type, :active, :given, :family, :now, :now
                        FROM people.source_record r
                        WHERE r.source = :source AND r.external_id = :id::text AND r.replaced_by IS NULL
                        """), id, said, now).param("source", source).update();
    }

    void change(UUID id, SaidUser said, Instant now) {
        said(jdbc.sql("""
                        UPDATE people.scim_user SET external_id = :external, user_type = :type, active = :active,
                               given_name = :given, family_name = :family, version = version + 1, modified_at = :now
                        WHERE id = :id
                        """), id, said, now).update();
    }

    private static JdbcClient.StatementSpec said(
            JdbcClient.StatementSpec statement, UUID id, SaidUser said, Instant now) {
        return statement
                .param("id", id)
                .param("external", said.externalId(), Types.VARCHAR)
                .param("type", said.userType(), Types.VARCHAR)
                .param("active", said.active())
                .param("given", said.parts().given(), Types.VARCHAR)
                .param("family", said.parts().family(), Types.VARCHAR)
                .param("now", now.atOffset(ZoneOffset.UTC));
    }

    void touch(UUID id, Instant now) {
        jdbc.sql("UPDATE people.scim_user SET version = version + 1, modified_at = :now WHERE id = :id")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("DELETE FROM people.scim_member WHERE user_id = ?").param(id).update();
        jdbc.sql("DELETE FROM people.scim_user WHERE id = ?").param(id).update();
    }

    private static ScimUser user(ResultSet row) throws SQLException {
        Map<Field, String> facts = new EnumMap<>(Field.class);
        for (UserAttribute one : UserAttribute.values()) {
            String value = row.getString(one.field().key());
            if (value != null) {
                facts.put(one.field(), value);
            }
        }
        return new ScimUser(
                row.getObject("id", UUID.class),
                row.getString("client_id"),
                row.getString("user_type"),
                row.getBoolean("active"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("modified_at", OffsetDateTime.class).toInstant(),
                facts,
                new NameParts(row.getString("given_name"), row.getString("family_name")),
                groups((String[]) row.getArray("groups").getArray()));
    }

    private static List<ScimUser.Group> groups(String[] said) {
        return List.of(said).stream()
                .map(one -> one.split(" ", 2))
                .map(one -> new ScimUser.Group(UUID.fromString(one[0]), one[1]))
                .toList();
    }
}
