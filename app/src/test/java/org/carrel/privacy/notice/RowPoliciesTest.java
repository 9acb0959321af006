package org.carrel.privacy.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.privacy.notice.NoticeTestSupport.notice;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The generated row policies, tried on a real PostgreSQL through a pool of one connection.
class RowPoliciesTest {

    private static final UUID ADA = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final UUID ADAS_ACCOUNT = new UUID(1, 1);

    private static final Declaration NOTICE = notice("""
            subjects:
              student: { title: Students }
            categories:
              name: { title: Name, subjects: "*", source: feed, dpv: "pd:Name" }
              loan: { title: Loans, subjects: "*", source: feed, dpv: "pd:Name" }
              alert: { title: Alerts, subjects: "*", source: feed, dpv: "pd:Name" }
              limits: { title: Limits, subjects: "*", source: feed, dpv: "pd:Name" }
            purposes:
              lend: { title: Lending, basis: A6-1-b, categories: [name, loan], operations: [read, write, delete], dpv: "dpv:ServiceProvision" }
              advise: { title: Advising, basis: A6-1-f, assessment: LIA-01, reads: [name, loan], operations: [read], dpv: "dpv:ServiceProvision" }
              sign: { title: Signing in, basis: A6-1-e, reads: [name], operations: [read], restricted: Rights need it, dpv: "dpv:ServiceProvision" }
              watch: { title: Watching, basis: A6-1-f, assessment: LIA-01, view: pseudonymised, reads: [alert], operations: [read], dpv: "dpv:ServiceProvision" }
              own: { title: Own data, basis: A6-1-c, view: own, reads: [name, loan, alert], operations: [read], dpv: "dpv:ServiceProvision" }
              answer: { title: Answering, basis: A6-1-c, restricted: Always, categories: [limits], operations: [read, write, delete], dpv: "dpv:ServiceProvision" }
            retention:
              name: { clock: desk.person.id, period: P12M, then: delete }
              loan: { clock: desk.person.id, period: P12M, then: delete, holds: [legal] }
              alert: { clock: desk.person.id, period: P12M, then: delete }
              limits: { clock: desk.person.id, period: P12M, then: delete }
            """, """
            columns:
              desk.person.id: { category: name, owner: itself }
              desk.person.name: { category: name }
              desk.account.id: { category: name, owner: itself }
              desk.account.person_id: { category: name, owner: desk.person.id }
              desk.loan.id: { category: loan }
              desk.loan.person_id: { category: loan, owner: desk.person.id }
              desk.loan.item: { category: loan }
              desk.renewal.loan_id: { category: loan, owner: desk.loan.id }
              desk.session.principal: { category: name, owner: desk.account.id }
              desk.alert.token: { category: alert, owner: token }
              privacy.stop.subject: { category: limits, owner: [desk.person.id, desk.account.id] }
              privacy.stop.purpose: { category: limits }
              privacy.hold.subject: { category: limits, owner: [desk.person.id, desk.account.id] }
              privacy.hold.category: { category: limits }
            """);

    private static final String TABLES = """
            CREATE SCHEMA desk;
            CREATE SCHEMA privacy;
            CREATE TABLE desk.person (id uuid PRIMARY KEY, name text);
            CREATE TABLE desk.account (id uuid PRIMARY KEY, person_id uuid REFERENCES desk.person);
            CREATE TABLE desk.loan (id bigint PRIMARY KEY, person_id uuid REFERENCES desk.person, item text);
            CREATE TABLE desk.renewal (loan_id bigint REFERENCES desk.loan ON DELETE CASCADE);
            CREATE TABLE desk.session (principal varchar(100));
            CREATE TABLE desk.alert (token text);
            CREATE TABLE privacy.stop (subject text, purpose text, PRIMARY KEY (subject, purpose));
            CREATE TABLE privacy.hold (subject text, category text);
            INSERT INTO desk.person VALUES ('%1$s', 'Ada'), ('%2$s', 'Bob');
            INSERT INTO desk.account VALUES ('%3$s', '%1$s'), ('00000000-0000-0001-0000-000000000002', '%2$s');
            INSERT INTO desk.session VALUES ('%3$s'), ('00000000-0000-0001-0000-000000000002');
            INSERT INTO desk.loan VALUES (1, '%1$s', 'Emma'), (2, '%2$s', 'Ulysses');
            INSERT INTO desk.renewal VALUES (1), (2);
            INSERT INTO desk.alert VALUES ('ada-2025'), ('ada-2026'), ('bob-2026');
            """.formatted(ADA, BOB, ADAS_ACCOUNT);

    private NoticeDatabase database;
    private JdbcClient jdbc;
    private Purposes purposes;

    @BeforeEach
    void makeTables() throws SQLException {
        database = new NoticeDatabase(NOTICE, TABLES);
        jdbc = database.jdbc();
        purposes =
                database.purposes(subject -> ADA.equals(subject.person()) ? Set.of("ada-2025", "ada-2026") : Set.of());
    }

    @AfterEach
    void closePool() {
        database.close();
    }

    @Test
    void ownDataIsTheOwnersOnlyThroughEveryTable() {
        Subject ada = new Subject(ADA, ADAS_ACCOUNT);
        assertThat(own(ada, "SELECT name FROM desk.person")).containsExactly("Ada");
        assertThat(own(ada, "SELECT item FROM desk.loan")).containsExactly("Emma");
        assertThat(own(ada, "SELECT loan_id FROM desk.renewal")).containsExactly("1");
        assertThat(own(ada, "SELECT principal FROM desk.session")).containsExactly(ADAS_ACCOUNT.toString());
        assertThat(own(ada, "SELECT token FROM desk.alert ORDER BY 1")).containsExactly("ada-2025", "ada-2026");
    }

    @Test
    void askingForSomebodyElsesRowByItsNumberFindsNothing() {
        Subject ada = new Subject(ADA, ADAS_ACCOUNT);
        assertThat(own(ada, "SELECT name FROM desk.person WHERE id = '" + BOB + "'"))
                .isEmpty();
        assertThat(own(ada, "SELECT l.item FROM desk.loan l WHERE l.id = 2")).isEmpty();
    }

    @Test
    void ownDataOfNobodyIsNothing() {
        assertThat(in("own", "SELECT name FROM desk.person")).isEmpty();
        assertThat(in("own", "SELECT token FROM desk.alert")).isEmpty();
        assertThat(own(new Subject(null, new UUID(7, 7)), "SELECT name FROM desk.person"))
                .isEmpty();
    }

    @Test
    void whoseDataItIsEndsWithTheTransaction() {
        own(new Subject(ADA, ADAS_ACCOUNT), "SELECT name FROM desk.person");
        assertThat(in("own", "SELECT name FROM desk.person")).isEmpty();
    }

    @Test
    void restrictedDataIsKeptAndNotUsed() {
        stop(ADA.toString(), "*");
        assertThat(in("lend", "SELECT name FROM desk.person")).containsExactly("Bob");
        assertThat(in("lend", "SELECT item FROM desk.loan")).containsExactly("Ulysses");
        assertThat(in("lend", "SELECT loan_id FROM desk.renewal")).containsExactly("2");
        purposes.run(
                new Purpose("lend"),
                () -> assertThat(jdbc.sql("UPDATE desk.loan SET item = 'Lost' WHERE person_id = '" + ADA + "'")
                                .update())
                        .isZero());
        purposes.run(
                new Purpose("lend"),
                () -> jdbc.sql("INSERT INTO desk.loan VALUES (3, '" + ADA + "', 'Villette')")
                        .update());
        assertThat(in("sign", "SELECT name FROM desk.person ORDER BY 1")).containsExactly("Ada", "Bob");
        assertThat(own(new Subject(ADA, ADAS_ACCOUNT), "SELECT item FROM desk.loan ORDER BY 1"))
                .containsExactly("Emma", "Villette");
    }

    @Test
    void anObjectionStopsItsPurposeOnly() {
        stop(ADA.toString(), "advise");
        assertThat(in("advise", "SELECT name FROM desk.person")).containsExactly("Bob");
        assertThat(in("lend", "SELECT name FROM desk.person ORDER BY 1")).containsExactly("Ada", "Bob");
    }

    @Test
    void aPurposeThatGoesOnInARestrictionCanStillBeObjectedTo() {
        stop(ADA.toString(), "sign");
        assertThat(in("sign", "SELECT name FROM desk.person")).containsExactly("Bob");
    }

    @Test
    void whatIsHeldIsNotDeleted() {
        purposes.run(
                new Purpose("answer"),
                () -> jdbc.sql("INSERT INTO privacy.hold VALUES (?, 'loan')")
                        .param(ADA.toString())
                        .update());
        purposes.run(
                new Purpose("lend"),
                () -> assertThat(jdbc.sql("DELETE FROM desk.loan").update()).isOne());
        assertThat(in("lend", "SELECT item FROM desk.loan")).containsExactly("Emma");
    }

    @Test
    void aPolicyChangedOrAddedByHandIsMendedAtTheNextStart() throws SQLException {
        database.asOwner("""
                ALTER POLICY own_own ON desk.person USING (true);
                DROP POLICY own_own ON desk.loan;
                CREATE POLICY mine ON desk.alert USING (true);
                ALTER TABLE desk.session DISABLE ROW LEVEL SECURITY;
                """);
        assertThat(in("own", "SELECT name FROM desk.person")).hasSize(2);
        database.apply();
        assertThat(in("own", "SELECT name FROM desk.person")).isEmpty();
        assertThat(in("own", "SELECT item FROM desk.loan")).isEmpty();
        assertThat(in("own", "SELECT token FROM desk.alert")).isEmpty();
        assertThat(in("own", "SELECT principal FROM desk.session")).isEmpty();
    }

    private void stop(String subject, String purpose) {
        purposes.run(
                new Purpose("answer"),
                () -> jdbc.sql("INSERT INTO privacy.stop VALUES (?, ?)")
                        .params(subject, purpose)
                        .update());
    }

    private List<String> in(String purpose, String sql) {
        return purposes.in(
                new Purpose(purpose), () -> jdbc.sql(sql).query(String.class).list());
    }

    private List<String> own(Subject subject, String sql) {
        return purposes.own(
                new Purpose("own"),
                subject,
                () -> jdbc.sql(sql).query(String.class).list());
    }
}
