package org.carrel.privacy.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.privacy.notice.NoticeTestSupport.notice;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.carrel.PostgresForTests;
import org.carrel.database.DatabaseRefused;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
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
              name: { title: Name, subjects: "*", source: feed, dpv: "pd:Name" }
              birth: { title: Date of birth, subjects: "*", source: feed, dpv: "pd:Name" }
            purposes:
              lend: { title: Lending, basis: A6-1-b, categories: [name], operations: [read, write], dpv: "dpv:ServiceProvision" }
              verify: { title: Verifying, basis: A6-1-b, categories: [birth], reads: [name], operations: [read], dpv: "dpv:ServiceProvision" }
              record: { title: Recording, basis: A6-1-c, categories: [name], operations: [read, append], dpv: "dpv:ServiceProvision" }
              erase: { title: Erasing, basis: A6-1-c, categories: [name, birth], operations: [read, delete], dpv: "dpv:ServiceProvision" }
            retention:
              name: { clock: desk.person.left_at, period: P12M, then: delete }
              birth: { clock: desk.person.left_at, period: P12M, then: delete }
            """, """
            columns:
              desk.person.id: { nonPersonal: a number, owner: itself }
              desk.person.name: { category: name }
              desk.person.born_on: { category: birth }
              desk.person.left_at: { nonPersonal: a date }
            tables:
              desk.opening: { nonPersonal: opening hours, columns: [day, hours] }
              desk.history: { nonPersonal: migrations, access: owner, columns: [version] }
            """);

    private static final String TABLES = """
            CREATE SCHEMA desk;
            CREATE TABLE desk.person (id bigint PRIMARY KEY, name text, born_on date, left_at date);
            CREATE TABLE desk.opening (day text PRIMARY KEY, hours text);
            CREATE TABLE desk.history (version text);
            INSERT INTO desk.person VALUES (1, 'Ada', '1990-01-01', NULL);
            """;

    private NoticeDatabase database;
    private JdbcClient jdbc;
    private Purposes purposes;

    @BeforeEach
    void makeTables() throws SQLException {
        database = new NoticeDatabase(NOTICE, TABLES);
        jdbc = database.jdbc();
        purposes = database.purposes(subject -> Set.of());
    }

    @AfterEach
    void closePool() {
        database.close();
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
        database.asOwner("GRANT SELECT ON desk.person TO PUBLIC; GRANT SELECT (name) ON desk.person TO "
                + database.login().name());
        assertThat(count("SELECT count(name) FROM desk.person")).isOne();
        database.apply();
        refused("SELECT name FROM desk.person");
    }

    @Test
    void aPrivilegeThatIsMissingComesBackAtTheNextStart() throws SQLException {
        database.asOwner("REVOKE SELECT (name) ON desk.person FROM purpose_lend");
        assertThatThrownBy(() -> in("lend", "SELECT name FROM desk.person")).isInstanceOf(DataAccessException.class);
        database.apply();
        assertThat(in("lend", "SELECT name FROM desk.person")).containsExactly("Ada");
    }

    @Test
    void aMembershipThatInheritsAPurposeIsRefused() {
        asSuperuser("GRANT purpose_lend TO " + database.login().name() + " WITH INHERIT TRUE");
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
        database.asOwner(
                "CREATE FUNCTION desk.leak() RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT name FROM desk.person'");
        refusedAtStart("desk.leak runs with its owner's rights");
    }

    @Test
    void roomForTablesOfItsOwnIsRefused() throws SQLException {
        database.asOwner("GRANT TEMP ON DATABASE " + database.name() + " TO "
                + database.login().name());
        refusedAtStart("holds TEMP on the database");
    }

    @Test
    void aPrivilegeOnTheSchemaPublicIsTakenAway() throws SQLException {
        database.asOwner("GRANT CREATE ON SCHEMA public TO " + database.login().name());
        database.apply();
        refused("CREATE TABLE public.mine (n int)");
    }

    @Test
    void anUndeclaredColumnIsNamed() throws SQLException {
        database.asOwner("ALTER TABLE desk.person ADD COLUMN shoe_size int");
        assertThat(database.differences())
                .singleElement()
                .asString()
                .contains("desk.person.shoe_size exists but no declaration");
    }

    @Test
    void anUndeclaredViewIsNamedColumnByColumn() throws SQLException {
        database.asOwner("CREATE VIEW desk.everybody AS SELECT name, born_on FROM desk.person");
        assertThat(database.differences()).hasSize(2).allMatch(text -> text.startsWith("desk.everybody."));
    }

    @Test
    void aDeclaredColumnThatDoesNotExistIsNamed() throws SQLException {
        database.asOwner("ALTER TABLE desk.person DROP COLUMN born_on");
        assertThat(database.differences()).singleElement().asString().contains("desk.person.born_on is declared");
    }

    @Test
    void aJsonColumnDeclaresItsKeys() throws SQLException {
        database.asOwner("ALTER TABLE desk.person DROP COLUMN name; ALTER TABLE desk.person ADD COLUMN name jsonb");
        assertThat(database.differences()).singleElement().asString().contains("declare its `keys`");
    }

    private void asSuperuser(String sql) {
        PostgresForTests.execute(sql);
    }

    private void refusedAtStart(String sentence) {
        assertThatThrownBy(database::apply).isInstanceOf(DatabaseRefused.class).hasMessageContaining(sentence);
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
