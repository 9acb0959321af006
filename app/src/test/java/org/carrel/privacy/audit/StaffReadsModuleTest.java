package org.carrel.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.AccountCreation;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.privacy.AuditEvent;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.PurposeRule.View;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.Sentinel;
import org.carrel.web.For;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// Every page of staff there is, opened by whoever may: a name or a pseudonym on it has left a
/// trace.
@CarrelTest
@TestPropertySource(properties = "carrel.context=StaffReadsModuleTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class StaffReadsModuleTest {

    private static final String COLLEAGUE = "Hester Quillfeather";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private ChainRepository repository;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Declaration notice;

    @Autowired
    private People people;

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Trail trail;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private String colleague = "";
    private String token = "";

    @BeforeEach
    void aStolenAccountAndAColleague() {
        OneAlert.readInto(sentinel, people, folder);
        NewAccount account = NewAccount.withoutPerson(
                COLLEAGUE,
                TestAccounts.newUsername(),
                TestAccounts.PASSWORD,
                EnumSet.complementOf(EnumSet.of(StaffRole.DPO)));
        if (people.createAccount(account) instanceof AccountCreation.Created created) {
            colleague = created.id().value().toString();
        }
        token = purposes.in(
                new Purpose("review_alerts"),
                () -> jdbc.sql("SELECT account FROM sentinel.alert LIMIT 1")
                        .query(String.class)
                        .single());
    }

    private long last() {
        return purposes.in(AuditTrail.KEEP, () -> repository.head().seq());
    }

    private List<AuditEvent> eventsAfter(long seq) {
        return purposes.in(AuditTrail.KEEP, () -> {
            Map<UUID, byte[]> keys = new HashMap<>();
            jdbc.sql("SELECT handle, key FROM privacy.audit_key").query(row -> {
                keys.put(row.getObject("handle", UUID.class), row.getBytes("key"));
            });
            List<AuditEvent> events = new ArrayList<>();
            for (Entry entry : repository.after(seq, 10_000)) {
                byte[] key = keys.get(entry.subject());
                events.add(json.readValue(open(entry, key), AuditEvent.class));
            }
            return events;
        });
    }

    private static byte[] open(Entry entry, byte[] key) {
        try {
            return Seal.open(key, entry.nonce(), entry.subject(), entry.content());
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Set<String> pagesOfStaff() {
        Set<String> pages = new TreeSet<>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            For acts = method.getMethodAnnotation(For.class);
            boolean get = info.getMethodsCondition().getMethods().contains(RequestMethod.GET);
            if (get && acts != null) {
                boolean staff = acts.parts().length > 0
                        || Arrays.stream(acts.value())
                                .anyMatch(name -> !notice.purpose(name).staff().isEmpty());
                if (staff) {
                    pages.addAll(info.getPatternValues());
                }
            }
        });
        return pages;
    }

    @Test
    void aNameOrAPseudonymOnAPageHasLeftATrace() {
        int named = 0;
        int pseudonyms = 0;
        for (StaffRole role : StaffRole.values()) {
            Visitor visitor = new Visitor(port);
            visitor.signIn(TestAccounts.staff(people, role).username(), TestAccounts.PASSWORD);
            for (String pattern : pagesOfStaff()) {
                for (String id : List.of(colleague, "1")) {
                    long before = last();
                    HttpResponse<String> page = visitor.get(pattern.replaceAll("\\{[^}]+}", id));
                    List<AuditEvent> events = eventsAfter(before);
                    String what = pattern + " by " + role + " left " + events;
                    if (page.body().contains(COLLEAGUE)) {
                        assertThat(events)
                                .as(what)
                                .extracting(AuditEvent::subject)
                                .contains(colleague);
                        named++;
                    }
                    if (page.body().contains("/alerts/1\"")) {
                        assertThat(events)
                                .as(what)
                                .extracting(AuditEvent::subject)
                                .contains(token);
                        pseudonyms++;
                    }
                    events.stream()
                            .filter(event -> notice.purpose(event.purpose()).view() == View.PERSONAL)
                            .forEach(event -> assertThat(event.subject())
                                    .as(what + ": its statements do not say whose rows they read")
                                    .isNotEqualTo(AuditEvent.NOBODY));
                }
            }
        }
        assertThat(named).isGreaterThan(2);
        assertThat(pseudonyms).isGreaterThan(1);
    }

    @Test
    void aStatementThatDoesNotSayWhoseRowsItReadsIsNoticed() {
        long before = last();
        Look look = new Look("somebody", Set.of(), List.of("systems_librarian"), "administer_accounts", "GET /new");
        trail.follow(
                look,
                () -> purposes.in(
                        new Purpose("administer_accounts"),
                        () -> jdbc.sql("SELECT display_name FROM people.account")
                                .query(String.class)
                                .list()));
        assertThat(eventsAfter(before))
                .singleElement()
                .satisfies(event -> assertThat(event.subject()).isEqualTo(AuditEvent.NOBODY))
                .satisfies(event -> assertThat(event.categories()).containsExactly("name"));
    }

    @Test
    void aColumnThatTheDatabaseWorkedOutCountsAsWhatItWasMadeOf() {
        long before = last();
        Look look = new Look("somebody", Set.of(), List.of("systems_librarian"), "administer_accounts", "GET /new");
        trail.follow(
                look,
                () -> purposes.in(
                        new Purpose("administer_accounts"),
                        () -> jdbc.sql("""
                        SELECT a.id, lower(a.username) AS called FROM people.account a
                        WHERE a.id = :id AND a.password_hash IS NOT NULL
                        """)
                                .param("id", UUID.fromString(colleague))
                                .query((row, number) -> row.getString("called"))
                                .list()));
        assertThat(eventsAfter(before)).singleElement().satisfies(event -> {
            assertThat(event.subject()).isEqualTo(colleague);
            assertThat(event.categories()).containsExactly("identifier", "username");
        });
    }

    @Test
    void aCountIsNobodys() {
        long before = last();
        Look look = new Look("somebody", Set.of(), List.of("systems_librarian"), "administer_accounts", "GET /new");
        trail.follow(
                look,
                () -> purposes.in(
                        new Purpose("administer_accounts"),
                        () -> jdbc.sql("SELECT count(*) FROM people.account WHERE closed_at IS NULL")
                                .query(Long.class)
                                .single()));
        assertThat(last()).isEqualTo(before);
    }
}
