package org.carrel.people.scim;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `take_feeds`. A client's groups, and who is in them.
@Repository
class GroupRepository {

    static final Map<String, Column> COLUMNS = Map.of(
            "id", new Column("g.id::text", Column.Kind.EXACT),
            "externalid", new Column("g.external_id", Column.Kind.EXACT),
            "displayname", new Column("g.display_name", Column.Kind.TEXT),
            "meta.created", new Column("g.created_at", Column.Kind.MOMENT),
            "meta.lastmodified", new Column("g.modified_at", Column.Kind.MOMENT));

    private static final String SELECT =
            "SELECT g.id, g.external_id, g.display_name, g.version, g.created_at, g.modified_at ";
    private static final String FROM = "FROM people.scim_group g WHERE g.source = :source AND ";

    private final JdbcClient jdbc;

    GroupRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Without its members.
    Optional<ScimGroup> one(String source, UUID id) {
        return page(source, new Condition("g.id = :id", Map.of("id", id)), new Slice(1, 1, null, false)).stream()
                .findFirst();
    }

    /// Holds it until the transaction ends.
    ///
    /// @return its version
    Optional<Long> hold(String source, UUID id) {
        return jdbc.sql("SELECT version FROM people.scim_group WHERE source = :source AND id = :id FOR UPDATE")
                .param("source", source)
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    Optional<UUID> byName(String source, String name) {
        return jdbc.sql("SELECT g.id " + FROM + "lower(g.display_name) = lower(:name)")
                .param("source", source)
                .param("name", name)
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

    /// Without their members.
    List<ScimGroup> page(String source, Condition condition, Slice slice) {
        return jdbc.sql(SELECT + FROM + condition.sql() + slice.order(COLUMNS, "g.id") + " LIMIT :most OFFSET :from")
                .param("source", source)
                .params(condition.values())
                .param("most", slice.count())
                .param("from", slice.startIndex() - 1)
                .query((row, number) -> new ScimGroup(
                        row.getObject("id", UUID.class),
                        row.getString("external_id"),
                        row.getString("display_name"),
                        row.getLong("version"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("modified_at", OffsetDateTime.class).toInstant(),
                        List.of()))
                .list();
    }

    List<ScimGroup.Member> members(UUID group) {
        return jdbc.sql("""
                        SELECT u.id, r.name FROM people.scim_member m
                        JOIN people.scim_user u ON u.id = m.user_id
                        LEFT JOIN people.source_record r
                          ON r.source = u.source AND r.external_id = u.id::text AND r.replaced_by IS NULL
                        WHERE m.group_id = :group ORDER BY u.id
                        """)
                .param("group", group)
                .query((row, number) -> new ScimGroup.Member(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    /// The names of the groups that each of them is in; empty for whoever is in none.
    Map<UUID, List<String>> namesOf(Collection<UUID> users) {
        Map<UUID, List<String>> names = new HashMap<>();
        users.forEach(user -> names.put(user, new ArrayList<>()));
        jdbc.sql("""
                        SELECT m.user_id, g.display_name
                        FROM people.scim_member m JOIN people.scim_group g ON g.id = m.group_id
                        WHERE m.user_id = ANY (:users) ORDER BY m.user_id, g.display_name, g.id
                        """).param("users", users.toArray(UUID[]::new)).query(row -> {
            names.computeIfAbsent(row.getObject("user_id", UUID.class), user -> new ArrayList<>())
                    .add(Objects.requireNonNull(row.getString("display_name")));
        });
        return names;
    }

    /// Which of them are users of this source.
    Set<UUID> known(String source, Collection<UUID> users) {
        return jdbc
                .sql("SELECT u.id FROM people.scim_user u WHERE u.source = :source AND u.id = ANY (:users)")
                .param("source", source)
                .param("users", users.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    void add(String source, UUID id, @Nullable String externalId, String name, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.scim_group (id, source, external_id, display_name, created_at, modified_at)
                        VALUES (:id, :source, :external, :name, :now, :now)
                        """)
                .param("id", id)
                .param("source", source)
                .param("external", externalId, Types.VARCHAR)
                .param("name", name)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void change(UUID id, @Nullable String externalId, String name, Instant now) {
        jdbc.sql("""
                        UPDATE people.scim_group SET external_id = :external, display_name = :name,
                               version = version + 1, modified_at = :now
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("external", externalId, Types.VARCHAR)
                .param("name", name)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void addMembers(UUID group, Collection<UUID> users) {
        jdbc.sql("""
                        INSERT INTO people.scim_member (group_id, user_id)
                        SELECT :group, u FROM unnest(:users::uuid[]) AS u ON CONFLICT (group_id, user_id) DO NOTHING
                        """)
                .param("group", group)
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    void removeMembers(UUID group, Collection<UUID> users) {
        jdbc.sql("DELETE FROM people.scim_member WHERE group_id = :group AND user_id = ANY (:users)")
                .param("group", group)
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    void remove(UUID group) {
        jdbc.sql("DELETE FROM people.scim_member WHERE group_id = ?")
                .param(group)
                .update();
        jdbc.sql("DELETE FROM people.scim_group WHERE id = ?").param(group).update();
    }
}
