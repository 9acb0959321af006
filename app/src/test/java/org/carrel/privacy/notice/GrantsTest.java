package org.carrel.privacy.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.privacy.notice.NoticeTestSupport.notice;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.carrel.PostgresForTests;
import org.carrel.database.AppLogin;
import org.carrel.database.DatabaseRefused;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.PurposesForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The generated privileges, tried on a real PostgreSQL through a pool of one connection.
class GrantsTest {

    private static final Declaration NOTICE = notice("""
            subjects:
              student: { title: Students }
            categories:
              name: { title: Name, subjects: "*", source: feed }
              birth: { title: Date of birth, subjects: "*", source: feed }
            purposes:
              lend: { title: Lending, basis: A6-1-b, categories: [name], operations: [read, write] }
              verify: { title: Verifying, basis: A6-1-b, categories: [birth], reads: [name], operations: [read] }
              record: { title: Recording, basis: A6-1-c, categories: [name], operations: [read, append] }
              erase: { title: Erasing, basis: A6-1-c, categories: [name, birth], operations: [read, delete] }
            retention:
              name: { clock: desk.person.left_at, period: P12M, then: delete }
              birth: { clock: desk.person.left_at, period: P12M, then: delete }
            """, """
            columns:
              desk.person.id: { nonPersonal: a number }
              desk.person.name: { category: name }
              desk.person.born_on: { category: birth }
              desk.person.left_at: { nonPersonal: a date }
            tables:
              desk.opening: { nonPersonal: opening hours, columns: [day, hours] }
              desk.history: { nonPersonal: migrations, access: owner, columns: [version] }
            """);

    private final PostgresForTests.Database database = PostgresForTests.fresh();
    private final AppLogin login = new AppLogin(database.name() + "_app", "app");
    private HikariDataSource pool;
    private JdbcClient jdbc;
    private Purposes purposes;

    @BeforeEach
    void makeTables() throws SQLException {
        PostgresForTests.execute("CREATE ROLE " + login.name() + " LOGIN NOINHERIT PASSWORD 'app'");
        asOwner("""
                CREATE SCHEMA desk;
                CREATE TABLE desk.person (id bigint PRIMARY KEY, name text, born_on date, left_at date);
                CREATE TABLE desk.opening (day text PRIMARY KEY, hours text);
                CREATE TABLE desk.history (version text);
                INSERT INTO desk.person VALUES (1, 'Ada', '1990-01-01', NULL);
                """);
        // The login is the superuser's here; in the app the owner makes it and may pass roles on.
        PostgresForTests.execute("GRANT " + login.name() + " TO " + database.owner() + " WITH ADMIN TRUE");
        PostgresForTests.execute("REVOKE ALL ON DATABASE " + database.name() + " FROM PUBLIC");
        PostgresForTests.execute("GRANT CONNECT ON DATABASE " + database.name() + " TO " + login.name());
        apply();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(login.name());
        config.setPassword("app");
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
        jdbc = JdbcClient.create(pool);
        purposes = PurposesForTests.on(pool);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void withoutAPurposeNoPersonalColumnIsRead() {
        assertThat(count("SELECT count(id) FROM desk.person")).isOne();
        refused("SELECT name FROM desk.person");
        refused("SELECT * FROM desk.person");
    }

    @Test
    void aPersonalColumnIsRefusedEvenInAWhereClause() {
        refused("SELECT id FROM desk.person WHERE name = 'Ada'");
        refused("SELECT id FROM desk.person ORDER BY born_on");
    }

    @Test
    void aPurposeReadsItsOwnCategoriesOnly() {
        assertThat(in("lend", "SELECT name FROM desk.person")).containsExactly("Ada");
        assertThatThrownBy(() -> in("lend", "SELECT name FROM desk.person WHERE born_on IS NOT NULL"))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void whatAPurposeMayOnlyReadItCannotChange() {
        assertThat(in("verify", "SELECT name FROM desk.person")).containsExactly("Ada");
        assertThatThrownBy(() -> purposes.run(
                        new Purpose("verify"),
                        () -> jdbc.sql("UPDATE desk.person SET name = 'Bob'").update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aPurposeThatAppendsChangesNothingThatIsThere() {
        Purpose recording = new Purpose("record");
        purposes.run(
                recording,
                () -> jdbc.sql("INSERT INTO desk.person (id, name) VALUES (2, 'Eve')")
                        .update());
        assertThat(in("record", "SELECT name FROM desk.person ORDER BY id")).containsExactly("Ada", "Eve");
        for (String change : new String[] {"UPDATE desk.person SET name = 'Bob'", "DELETE FROM desk.person"}) {
            assertThatThrownBy(
                            () -> purposes.run(recording, () -> jdbc.sql(change).update()))
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void onlyAPurposeThatMayDeleteDeletes() {
        assertThatThrownBy(() -> purposes.run(
                        new Purpose("lend"),
                        () -> jdbc.sql("DELETE FROM desk.person").update()))
                .isInstanceOf(DataAccessException.class);
        purposes.run(
                new Purpose("erase"), () -> jdbc.sql("DELETE FROM desk.person").update());
        assertThat(count("SELECT count(id) FROM desk.person")).isZero();
    }

    @Test
    void theRoleEndsWithTheTransactionAndDoesNotLeakThroughThePool() {
        in("lend", "SELECT name FROM desk.person");
        refused("SELECT name FROM desk.person");
        assertThatThrownBy(() -> purposes.run(new Purpose("lend"), () -> {
                    throw new IllegalArgumentException("the work fails");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        refused("SELECT name FROM desk.person");
    }

    @Test
    void oneTransactionActsForOnePurpose() {
        assertThatThrownBy(() -> purposes.run(new Purpose("lend"), () -> in("verify", "SELECT name FROM desk.person")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot also act for");
        assertThat(purposes.in(new Purpose("lend"), () -> in("lend", "SELECT name FROM desk.person")))
                .containsExactly("Ada");
    }

    @Test
    void anImpersonalTableIsTheAppsOwn() {
        jdbc.sql("INSERT INTO desk.opening VALUES ('Monday', '9 to 5')").update();
        assertThat(count("SELECT count(*) FROM desk.opening")).isOne();
        refused("SELECT version FROM desk.history");
    }

    @Test
    void aPrivilegeTooManyIsTakenAwayAtTheNextStart() throws SQLException {
        asOwner("GRANT SELECT ON desk.person TO PUBLIC; GRANT SELECT (name) ON desk.person TO " + login.name());
        assertThat(count("SELECT count(name) FROM desk.person")).isOne();
        apply();
        refused("SELECT name FROM desk.person");
    }

    @Test
    void aPrivilegeThatIsMissingComesBackAtTheNextStart() throws SQLException {
        asOwner("REVOKE SELECT (name) ON desk.person FROM purpose_lend");
        assertThatThrownBy(() -> in("lend", "SELECT name FROM desk.person")).isInstanceOf(DataAccessException.class);
        apply();
        assertThat(in("lend", "SELECT name FROM desk.person")).containsExactly("Ada");
    }

    @Test
    void aMembershipThatInheritsAPurposeIsRefused() {
        asSuperuser("GRANT purpose_lend TO " + login.name() + " WITH INHERIT TRUE");
        refusedAtStart("membership in purpose_lend (inherit true");
    }

    @Test
    void aPurposeThatBelongsToAnotherRoleIsRefused() {
        asSuperuser("GRANT pg_read_all_data TO purpose_verify");
        try {
            refusedAtStart("purpose_verify's membership in pg_read_all_data");
        } finally {
            // Roles are the whole server's: the other tests share them.
            asSuperuser("REVOKE pg_read_all_data FROM purpose_verify");
        }
    }

    @Test
    void aFunctionWithItsOwnersRightsIsRefused() throws SQLException {
        asOwner(
                "CREATE FUNCTION desk.leak() RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT name FROM desk.person'");
        refusedAtStart("desk.leak runs with its owner's rights");
    }

    @Test
    void roomForTablesOfItsOwnIsRefused() throws SQLException {
        asOwner("GRANT TEMP ON DATABASE " + database.name() + " TO " + login.name());
        refusedAtStart("holds TEMP on the database");
    }

    @Test
    void aPrivilegeOnTheSchemaPublicIsTakenAway() throws SQLException {
        asOwner("GRANT CREATE ON SCHEMA public TO " + login.name());
        apply();
        refused("CREATE TABLE public.mine (n int)");
    }

    @Test
    void anUndeclaredColumnIsNamed() throws SQLException {
        asOwner("ALTER TABLE desk.person ADD COLUMN shoe_size int");
        assertThat(differences())
                .singleElement()
                .asString()
                .contains("desk.person.shoe_size exists but no declaration");
    }

    @Test
    void anUndeclaredViewIsNamedColumnByColumn() throws SQLException {
        asOwner("CREATE VIEW desk.everybody AS SELECT name, born_on FROM desk.person");
        assertThat(differences()).hasSize(2).allMatch(text -> text.startsWith("desk.everybody."));
    }

    @Test
    void aDeclaredColumnThatDoesNotExistIsNamed() throws SQLException {
        asOwner("ALTER TABLE desk.person DROP COLUMN born_on");
        assertThat(differences()).singleElement().asString().contains("desk.person.born_on is declared");
    }

    @Test
    void aJsonColumnDeclaresItsKeys() throws SQLException {
        asOwner("ALTER TABLE desk.person DROP COLUMN name; ALTER TABLE desk.person ADD COLUMN name jsonb");
        assertThat(differences()).singleElement().asString().contains("declare its `keys`");
    }

    private void asSuperuser(String sql) {
        PostgresForTests.execute(sql);
    }

    private void refusedAtStart(String sentence) {
        assertThatThrownBy(this::apply).isInstanceOf(DatabaseRefused.class).hasMessageContaining(sentence);
    }

    private void apply() throws SQLException {
        try (Connection owner = database.connectAsOwner()) {
            owner.setAutoCommit(false);
            new GrantWriter(owner).write(GrantPlan.of(NOTICE), NOTICE.purposes().keySet(), login);
            owner.commit();
        }
    }

    private List<String> differences() throws SQLException {
        try (Connection owner = database.connectAsOwner()) {
            return ColumnCheck.differences(NOTICE, new LiveDatabase(owner).columns());
        }
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> in(String purpose, String sql) {
        return purposes.in(
                new Purpose(purpose), () -> jdbc.sql(sql).query(String.class).list());
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private void refused(String sql) {
        assertThatThrownBy(() ->
                        jdbc.sql(sql).query((row, number) -> row.getString(1)).list())
                .as(sql)
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
