package org.carrel.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Audit;
import org.carrel.privacy.AuditEvent;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.privacy.ToldLater;
import org.carrel.privacy.notice.Declaration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// What staff read is written down, for good, and readable until the person is erased.
@CarrelTest
class AuditModuleTest {

    @Autowired
    private Audit audit;

    @Autowired
    private Chain chain;

    @Autowired
    private ChainRepository repository;

    @Autowired
    private ObjectProvider<Purposes> provided;

    @Autowired
    private ObjectProvider<ToldLater> toldLater;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Declaration notice;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    @Autowired
    private MessageSource messages;

    @LocalServerPort
    private int port;

    private List<Entry> entries() {
        return purposes.in(AuditTrail.KEEP, () -> repository.after(0, 100_000));
    }

    private long last() {
        return purposes.in(AuditTrail.KEEP, () -> repository.head().seq());
    }

    /// What can be read of the rows after `seq`.
    private List<AuditEvent> eventsAfter(long seq) {
        return purposes.in(AuditTrail.KEEP, () -> {
            List<AuditEvent> events = new ArrayList<>();
            for (Entry entry : repository.after(seq, 10_000)) {
                jdbc.sql("SELECT key FROM privacy.audit_key WHERE handle = ?")
                        .param(entry.subject())
                        .query((row, number) -> row.getBytes("key"))
                        .optional()
                        .ifPresent(key -> events.add(open(entry, key)));
            }
            return events;
        });
    }

    private AuditEvent open(Entry entry, byte[] key) {
        try {
            return json.readValue(Seal.open(key, entry.nonce(), entry.subject(), entry.content()), AuditEvent.class);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Visitor signedIn(TestAccount account) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
        return visitor;
    }

    private void requireSound() {
        ChainCheck check = new ChainCheck("the record", null);
        entries().forEach(check::entry);
        assertThat(check.verdict().sound()).as(check.verdict().sentence()).isTrue();
    }

    private static AuditEvent look(String subject, String by) {
        return new AuditEvent(
                AuditEvent.Kind.LOOK,
                subject,
                by,
                List.of("desk"),
                "administer_accounts",
                new TreeSet<>(Set.of("name")),
                "GET /test",
                "");
    }

    @Test
    void whoOpensAMembersPageIsWrittenDownWithWhomWhatAndWhere() {
        TestAccount librarian = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        TestAccount other = TestAccounts.staff(people, StaffRole.DESK);
        long before = last();
        assertThat(signedIn(librarian).get("/staff/" + other.id().value()).statusCode())
                .isEqualTo(200);
        List<AuditEvent> events = eventsAfter(before);
        assertThat(events).hasSize(1);
        AuditEvent event = events.getFirst();
        assertThat(event.kind()).isEqualTo(AuditEvent.Kind.LOOK);
        assertThat(event.subject()).isEqualTo(other.id().value().toString());
        assertThat(event.actor()).isEqualTo(librarian.id().value().toString());
        assertThat(event.roles()).containsExactly("systems_librarian");
        assertThat(event.purpose()).isEqualTo("administer_accounts");
        assertThat(event.where()).isEqualTo("GET /staff/{id}");
        assertThat(event.categories()).contains("name", "username", "identifier", "staff_role");
        requireSound();
    }

    @Test
    void aListIsALookAtEverybodyOnItButOneself() {
        TestAccount librarian = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        TestAccount one = TestAccounts.staff(people, StaffRole.DESK);
        TestAccount two = TestAccounts.staff(people, StaffRole.DESK);
        long before = last();
        signedIn(librarian).get("/staff");
        assertThat(eventsAfter(before))
                .extracting(AuditEvent::subject)
                .contains(one.id().value().toString(), two.id().value().toString())
                .doesNotContain(librarian.id().value().toString())
                .doesNotHaveDuplicates();
    }

    @Test
    void aPatronsOwnPagesLeaveNoTrace() {
        TestAccount patron = TestAccounts.reader(people, UserGroup.STUDENT);
        Visitor visitor = signedIn(patron);
        long before = last();
        assertThat(visitor.get("/my-data").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
        assertThat(last()).isEqualTo(before);
    }

    @Test
    void thePersonSeesWhoLookedByOfficeOnThePageAndInTheCopy() throws IOException {
        TestAccount librarian = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        TestAccount member = TestAccounts.staff(people, StaffRole.DESK);
        TestAccount third = TestAccounts.staff(people, StaffRole.DESK);
        signedIn(librarian).get("/staff/" + member.id().value());
        HttpResponse<String> page = signedIn(member).get("/my-data");
        assertThat(page.body())
                .contains("Who looked at your data", "Systems librarian", "The office is named and not the person")
                .doesNotContain(librarian.username(), librarian.id().value().toString());
        assertThat(signedIn(third).get("/my-data").body()).doesNotContain("Systems librarian");
        assertThat(fileOf(signedIn(member).bytes("/my-data/copy.zip").body(), "csv/privacy.look.csv"))
                .contains("Systems librarian", "Looked")
                .doesNotContain(librarian.id().value().toString());
    }

    private static String fileOf(byte[] zip, String name) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("There is no " + name);
    }

    @Test
    void whatTheSearchForStolenAccountsReadIsToldLateOrNotAtAll() {
        TestAccount patron = TestAccounts.reader(people, UserGroup.STUDENT);
        String account = patron.id().value().toString();
        String by = UUID.randomUUID().toString();
        SortedSet<String> kinds = new TreeSet<>(Set.of("name"));
        audit.record(List.of(
                new AuditEvent(
                        AuditEvent.Kind.LOOK,
                        account,
                        by,
                        List.of("ict_reviewer"),
                        "identify_compromised",
                        kinds,
                        "x",
                        ""),
                new AuditEvent(
                        AuditEvent.Kind.LOOK, account, by, List.of("ict_reviewer"), "review_alerts", kinds, "x", ""),
                new AuditEvent(
                        AuditEvent.Kind.LOOK,
                        account,
                        by,
                        List.of("dpo"),
                        "oversee_reveals",
                        new TreeSet<>(Set.of("reveal")),
                        "x",
                        "")));
        assertThat(signedIn(patron).get("/my-data").body())
                .doesNotContain("ICT security reviewer", "Data Protection Officer</td>");
        Subject subject = new Subject(null, patron.id().value());
        Looks later = new Looks(
                repository, purposes, notice, toldLater, messages, json, Clock.offset(clock, Duration.ofDays(15)));
        assertThat(later.at(subject))
                .extracting(OwnLook::by)
                .containsExactly("Data Protection Officer", "ICT security reviewer");
    }

    @Test
    void twoNodesAddToOneChainWithoutAFork() throws Exception {
        long before = last();
        AuditTrail one = new AuditTrail(chain, repository, provided, clock);
        AuditTrail two = new AuditTrail(chain, repository, provided, clock);
        String subject = UUID.randomUUID().toString();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                AuditTrail node = i % 2 == 0 ? one : two;
                done.add(threads.submit(() -> node.record(
                        List.of(look(subject, subject), look(UUID.randomUUID().toString(), subject)))));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            one.destroy();
            two.destroy();
        }
        assertThat(last()).isEqualTo(before + 160);
        requireSound();
    }

    @Test
    void nobodyTheAppActsAsMayChangeOrDeleteARow() {
        Set<String> roles = new TreeSet<>(Set.of("carrel_plain"));
        notice.carriedOut().keySet().forEach(name -> roles.add(new Purpose(name).role()));
        for (String role : roles) {
            for (String table : List.of("privacy.audit_entry", "privacy.audit_checkpoint")) {
                boolean may = purposes.in(
                        AuditTrail.KEEP,
                        () -> jdbc.sql("""
                                SELECT has_table_privilege(:role, :table, 'DELETE')
                                    OR has_table_privilege(:role, :table, 'TRUNCATE')
                                    OR has_any_column_privilege(:role, :table, 'UPDATE')
                                """)
                                .param("role", role)
                                .param("table", table)
                                .query(Boolean.class)
                                .single());
                assertThat(may).as(role + " on " + table).isFalse();
            }
        }
    }

    @Test
    void anErasureMakesWhatWasWrittenUnreadableAndTheChainStaysWhole() {
        TestAccount patron = TestAccounts.reader(people, UserGroup.STUDENT);
        UUID account = patron.id().value();
        UUID person = UUID.randomUUID();
        long before = last();
        audit.record(List.of(look(account.toString(), "7"), look(person.toString(), "7"), look("somebody else", "7")));
        assertThat(eventsAfter(before)).hasSize(3);
        assertThat(audit.forget(new Subject(person, account), Set.of())).isEqualTo(2);
        assertThat(eventsAfter(before)).extracting(AuditEvent::subject).containsExactly("somebody else");
        assertThat(entries()).hasSizeGreaterThanOrEqualTo((int) before + 3);
        requireSound();
    }

    @Test
    void theRowsHoldNoNameOrNumberInTheClear() {
        String subject = UUID.randomUUID().toString();
        long before = last();
        audit.record(List.of(look(subject, subject)));
        Entry entry =
                purposes.in(AuditTrail.KEEP, () -> repository.after(before, 1)).getFirst();
        assertThat(new String(entry.content(), StandardCharsets.ISO_8859_1))
                .doesNotContain(subject, "administer_accounts", "name");
        assertThat(entry.subject().toString()).isNotEqualTo(subject);
    }
}
