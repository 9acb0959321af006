package org.carrel.privacy.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.privacy.notice.NoticeTestSupport.notice;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody may change behind the program's back, and what a column of JSON may hide.
class GrantDigestTest {

    private static final String PURPOSES = """
            subjects:
              student: { title: Students }
            categories:
              name: { title: Name, subjects: "*", source: feed, dpv: "pd:Name" }
            purposes:
              lend: { title: Lending, basis: A6-1-b, categories: [name], operations: [read], dpv: "dpv:ServiceProvision" }
              own: { title: Own data, basis: A6-1-c, view: own, reads: [name], operations: [read, write, delete], dpv: "dpv:ServiceProvision" }
              mend: { title: Mending, basis: A6-1-b, categories: [name], operations: [read, write, delete], dpv: "dpv:ServiceProvision" }
            retention:
              name: { clock: desk.person.id, period: P12M, then: delete }
            """;

    private static final String COLUMNS = """
            columns:
              desk.person.id: { category: name, owner: itself }
              desk.person.name: { category: name }
              desk.person.card: { category: name, keys: [number, issued] }
              desk.shown.day: { nonPersonal: a day }
              desk.summed.day: { nonPersonal: a day }
              desk.opening.day: { nonPersonal: a day }
              privacy.stop.subject: { category: name, owner: desk.person.id }
              privacy.stop.purpose: { category: name }
              privacy.hold.subject: { category: name, owner: desk.person.id }
              privacy.hold.category: { category: name }
            """;

    private static final Declaration NOTICE = notice(PURPOSES, COLUMNS);
    private static final Declaration NOTICE_WITH_NAMES = notice(
            PURPOSES,
            COLUMNS.replace("desk.shown.day: { nonPersonal: a day }", "desk.shown.day: { category: name }")
                    + "nobody:\n  desk.shown: { because: for this test }\n");

    private static final String TABLES = """
            CREATE SCHEMA desk;
            CREATE SCHEMA privacy;
            CREATE TABLE desk.person (id bigint PRIMARY KEY, name text, card jsonb);
            CREATE TABLE privacy.stop (subject text, purpose text);
            CREATE TABLE privacy.hold (subject text, category text);
            CREATE TABLE desk.opening (day text);
            CREATE VIEW desk.shown AS SELECT day FROM desk.opening;
            CREATE MATERIALIZED VIEW desk.summed AS SELECT day FROM desk.opening;
            INSERT INTO desk.person VALUES (1, 'Ada', '{"number": 7}');
            """;

    private NoticeDatabase database;

    @BeforeEach
    void start() throws SQLException {
        database = new NoticeDatabase(NOTICE, TABLES);
    }

    @AfterEach
    void closePool() {
        database.close();
    }

    private boolean isAsGenerated() throws SQLException {
        try (Connection owner = database.owner()) {
            return GrantDigest.live(owner)
                    .equals(GrantDigest.generated(
                            GrantPlan.of(NOTICE), PolicyPlan.of(NOTICE, new LiveDatabase(owner).columns())));
        }
    }

    private List<String> undeclaredKeys() throws SQLException {
        try (Connection owner = database.owner()) {
            return new JsonKeys(owner).undeclared(NOTICE, new LiveDatabase(owner).columns());
        }
    }

    private void assertNoticed(String change) throws SQLException {
        assertThat(isAsGenerated()).isTrue();
        database.asOwner(change);
        assertThat(isAsGenerated()).as(change).isFalse();
        database.apply();
        assertThat(isAsGenerated()).as("set right again after " + change).isTrue();
    }

    @Test
    void aPrivilegeTooManyIsNoticedOnTablesViewsAndMaterialisedViews() throws SQLException {
        assertNoticed("GRANT UPDATE (name) ON desk.person TO purpose_lend");
        assertNoticed("GRANT SELECT ON desk.shown TO PUBLIC");
        assertNoticed("GRANT TRUNCATE ON desk.summed TO carrel_plain");
    }

    @Test
    void aViewOfPersonalDataIsRefusedSinceNoPolicyGuardsItsRows() throws SQLException {
        try (Connection owner = database.owner()) {
            assertThat(PersonalViews.unguarded(NOTICE, owner)).isEmpty();
            assertThat(PersonalViews.unguarded(NOTICE_WITH_NAMES, owner))
                    .singleElement()
                    .asString()
                    .startsWith("desk.shown is a view");
        }
    }

    @Test
    void aPrivilegeTooFewIsNoticed() throws SQLException {
        assertNoticed("REVOKE SELECT (name) ON desk.person FROM purpose_lend");
        assertNoticed("REVOKE USAGE ON SCHEMA desk FROM carrel_plain");
    }

    @Test
    void aRowPolicyThatWasChangedTakenAwayOrSwitchedOffIsNoticed() throws SQLException {
        assertNoticed("ALTER POLICY own_own ON desk.person USING (true)");
        assertNoticed("DROP POLICY own_own ON desk.person");
        assertNoticed("CREATE POLICY more ON desk.person FOR SELECT USING (true)");
        assertNoticed("ALTER TABLE desk.person DISABLE ROW LEVEL SECURITY");
    }

    @Test
    void keysThatAreDeclaredMayBeStored() throws SQLException {
        database.asOwner(
                "INSERT INTO desk.person VALUES (2, 'Bob', '[{\"number\": 8, \"issued\": \"2026\"}]'), (3, 'C', NULL)");
        assertThat(undeclaredKeys()).isEmpty();
    }

    @Test
    void aKeyThatIsNotDeclaredIsNamedAlsoInsideAList() throws SQLException {
        database.asOwner("INSERT INTO desk.person VALUES (2, 'Bob', '{\"number\": 8, \"religion\": \"none\"}')");
        database.asOwner("INSERT INTO desk.person VALUES (3, 'C', '[1, {\"diagnosis\": \"x\"}]')");
        assertThat(undeclaredKeys())
                .singleElement()
                .asString()
                .contains("desk.person.card holds the keys diagnosis, religion, which", "declare them");
    }
}
