package org.carrel.privacy.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.AccountCreation;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.carrel.privacy.notice.Declaration;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.carrel.web.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// A patron, and a member of staff with each role, ask every address there is for somebody else's
/// data: by the number in the path, by parameters and by headers. The other person owns a row of
/// each kind that has a number.
@CarrelTest
@ExtendWith(OutputCaptureExtension.class)
// Without an index searches are answered by 503.
@TestPropertySource(properties = {"carrel.context=OtherPeopleModuleTest", "carrel.test.index-every=100ms"})
@DirtiesContext
class OtherPeopleModuleTest {

    private static final Set<Integer> REFUSED = Set.of(401, 403, 404);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private DeclaredEndpoints declared;

    @Autowired
    private ObjectProvider<ModulePages> pages;

    @Autowired
    private Declaration notice;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    private static final AtomicLong NUMBER = new AtomicLong(7_000_000);

    private String other = "";
    private final String secretName = "Quillon Zebediah Marchbanks";

    private record Address(RequestMethod method, String pattern, Set<String> purposes) {

        String with(String id) {
            return pattern.replaceAll("\\{[^}]+}", id);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    private record Somebody(String subject, Set<String> authorities) implements Viewer {

        @Override
        public String displayName() {
            return "";
        }
    }

    private List<Address> addresses() {
        List<Address> addresses = new ArrayList<>();
        mappings.getHandlerMethods().forEach((info, method) -> add(info, method, addresses));
        addresses.sort(Comparator.comparing(Address::toString));
        return addresses;
    }

    private void add(RequestMappingInfo info, HandlerMethod method, List<Address> addresses) {
        for (String pattern : info.getPatternValues()) {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                    .forEach(one -> addresses.add(new Address(
                            one,
                            pattern,
                            declared.of(method, one.name(), pattern).purposes())));
        }
    }

    private boolean admits(Address address, Set<String> authorities) {
        Viewer viewer = new Somebody("", authorities);
        Comparator<AccessRule> mostSpecific = Comparator.comparing(
                        (AccessRule rule) -> PathPatternParser.defaultInstance.parse(rule.pattern()),
                        PathPattern.SPECIFICITY_COMPARATOR)
                .thenComparing(rule -> rule.method() == null);
        return pages.stream()
                .flatMap(module -> module.access().stream())
                .filter(rule -> PathPatternParser.defaultInstance
                        .parse(rule.pattern())
                        .matches(PathContainer.parsePath(address.with("1"))))
                .filter(rule -> rule.method() == null
                        || rule.method()
                                .equals(HttpMethod.valueOf(address.method().name())))
                .min(mostSpecific)
                .map(AccessRule::audience)
                .filter(audience -> audience.admits(viewer))
                .filter(audience -> !audience.equals(Audience.signedOut()))
                .isPresent();
    }

    private boolean isRightful(Address address, Set<StaffRole> roles) {
        Set<String> keys =
                roles.stream().map(role -> role.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return address.purposes().stream()
                .anyMatch(purpose -> notice.purpose(purpose).staff().stream().anyMatch(keys::contains));
    }

    private Map<String, String> somebodyElse() {
        other = TestAccounts.newUsername();
        PersonId person = people.enter(secretName, Set.of(UserGroup.STUDENT), other + "@example.org");
        NewAccount account = NewAccount.of(person, other, TestAccounts.PASSWORD, Set.of(StaffRole.DESK));
        if (!(people.createAccount(account) instanceof AccountCreation.Created created)) {
            throw new AssertionError("The account was not made");
        }
        Map<String, String> asked = new TreeMap<>();
        asked.put("person", person.value().toString());
        asked.put("account", created.id().value().toString());
        asked.put("id", created.id().value().toString());
        asked.put("number", Long.toString(rows(person.value(), NUMBER.incrementAndGet())));
        asked.put("subject", person.value().toString());
        asked.put("username", other);
        asked.put("purpose", "answer_rights");
        return asked;
    }

    /// A request, a hold, a disclosure, an alert, a reveal, a saved search and a list, all with this number.
    private long rows(UUID person, long number) {
        OwnerOfDatabase database = new OwnerOfDatabase(environment);
        database.execute(
                "INSERT INTO privacy.request (id, kind, subject, channel, concerns, body, received_at, state)"
                        + " OVERRIDING SYSTEM VALUE VALUES (?, 'complain', ?, 'my_data', '*', ?, now(), 'open')",
                number,
                person.toString(),
                secretName);
        database.execute(
                "INSERT INTO privacy.hold (id, subject, category, kind, reason, placed_by, placed_at, until)"
                        + " OVERRIDING SYSTEM VALUE VALUES (?, ?, '*', 'legal', ?, gen_random_uuid(), now(), now())",
                number,
                person.toString(),
                secretName);
        database.execute(
                "INSERT INTO privacy.disclosure (id, authority, reference, legal_ground, categories, people,"
                        + " proposed_at) OVERRIDING SYSTEM VALUE VALUES (?, 'An authority', 'x', ?, '{name}', 1, now())",
                number,
                secretName);
        database.execute(
                "INSERT INTO privacy.disclosure_person (disclosure_id, subject, authority, legal_ground, categories,"
                        + " asked_at) VALUES (?, ?, 'An authority', ?, '{name}', now())",
                number,
                person.toString(),
                secretName);
        database.execute(
                "INSERT INTO sentinel.alert (id, account, opened_at, first_at, last_at, score, probability,"
                        + " documents_before, documents, raised_at) OVERRIDING SYSTEM VALUE"
                        + " VALUES (?, ?, now(), now(), now(), 30, 0.9, 0, 1, now())",
                number,
                "u1-" + number);
        database.execute(
                "INSERT INTO sentinel.reveal (id, alert_id, account, reviewer, reason, asked_at, person_id)"
                        + " OVERRIDING SYSTEM VALUE VALUES (?, ?, ?, gen_random_uuid(), ?, now(), ?)",
                number,
                number,
                "u1-" + number,
                secretName,
                person);
        database.execute(
                "INSERT INTO catalogue.saved_search (id, person_id, name, asked, saved_at, looked_at, seen_to)"
                        + " OVERRIDING SYSTEM VALUE VALUES (?, ?, ?, 'q=x', now(), now(), 0)",
                number,
                person,
                secretName);
        database.execute(
                "INSERT INTO catalogue.kept_list (id, person_id, name, made_at, changed_at)"
                        + " OVERRIDING SYSTEM VALUE VALUES (?, ?, ?, now(), now())",
                number,
                person,
                secretName);
        return number;
    }

    /// That nothing of it was changed.
    private void assertUntouched(long number) {
        OwnerOfDatabase database = new OwnerOfDatabase(environment);
        assertThat(database.count(
                        "SELECT count(*) FROM privacy.request r, privacy.hold h, privacy.disclosure d, sentinel.alert a,"
                                + " sentinel.reveal v WHERE r.id = ? AND h.id = r.id AND d.id = r.id AND a.id = r.id"
                                + " AND v.id = r.id AND r.state = 'open' AND d.decided_at IS NULL"
                                + " AND v.shown_at IS NULL AND v.declined_at IS NULL AND NOT EXISTS (SELECT 1 FROM privacy.request_step s"
                                + " WHERE s.request_id = r.id)",
                        number))
                .isEqualTo(1);
        assertThat(database.count(
                        "SELECT count(*) FROM catalogue.saved_search s JOIN catalogue.kept_list l ON l.id = s.id"
                                + " WHERE s.id = ? AND s.seen_to = 0 AND s.name = ? AND l.name = s.name",
                        number,
                        secretName))
                .isEqualTo(1);
    }

    private static String[] headers() {
        return new String[] {"X-Purpose", "answer_rights", "X-Carrel-Purpose", "administer_accounts", "X-User", "admin"
        };
    }

    private Visitor signedIn(String username) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, TestAccounts.PASSWORD);
        return visitor;
    }

    private HttpResponse<String> ask(Visitor visitor, Address address, String id, Map<String, String> asked) {
        if (address.method() == RequestMethod.GET) {
            String query = asked.entrySet().stream()
                    .map(field -> field.getKey() + "=" + field.getValue())
                    .collect(Collectors.joining("&"));
            return visitor.get(address.with(id) + "?" + query, headers());
        }
        return address.method() == RequestMethod.HEAD
                ? visitor.head(address.with(id))
                : visitor.post(address.with(id), asked, headers());
    }

    private void awaitIndex() {
        Visitor anybody = new Visitor(port);
        await().until(() -> anybody.get("/api/v1/search").statusCode() != 503);
    }

    private void tryEverything(
            TestAccount account, Set<StaffRole> roles, Set<String> authorities, CapturedOutput output) {
        String username = account.username();
        Map<String, String> asked = somebodyElse();
        Visitor visitor = signedIn(username);
        awaitIndex();
        int refusals = 0;
        int logged = 0;
        for (Address address : addresses()) {
            if (address.pattern().equals("/error") || isRightful(address, roles)) {
                continue;
            }
            boolean admitted = admits(address, authorities);
            for (String id : Set.of(asked.get("account"), asked.get("person"), other, asked.get("number"))) {
                HttpResponse<String> answer = ask(visitor, address, id, asked);
                if (!admitted) {
                    assertThat(answer.statusCode()).as(address + " by " + roles).isIn(REFUSED);
                    refusals++;
                }
                if (address.pattern().startsWith("/my-data/")
                        && address.pattern().contains("{")) {
                    assertThat(answer.statusCode()).as(address + " with " + id).isIn(400, 404);
                }
                if (isLogged(address, answer.statusCode())) {
                    logged++;
                }
                assertThat(answer.statusCode()).as(address.toString()).isLessThan(500);
                assertThat(answer.body())
                        .as(address + " by " + roles)
                        .doesNotContain("Marchbanks", other + "@example.org", "value=\"" + other);
                if (!address.pattern().contains("{")) {
                    break;
                }
            }
            if (address.pattern().endsWith("/sessions/end")) {
                visitor = signedIn(username);
            }
        }
        assertThat(refusals).isGreaterThan(30);
        assertThat(logged).isGreaterThan(30);
        assertThat(output.getAll().split(" to account " + account.id().value() + ": 40[34]", -1))
                .as("each refusal is a line with the account")
                .hasSizeGreaterThan(logged);
        if (roles.isEmpty()) {
            assertUntouched(Long.parseLong(asked.get("number")));
        }
    }

    /// Who asks is not looked up for a page that is there for everybody.
    private boolean isLogged(Address address, int status) {
        return Set.of(403, 404).contains(status)
                && (address.pattern().startsWith("/my-data")
                        || address.pattern().startsWith("/privacy/officer")
                        || address.pattern().startsWith("/staff")
                        || address.pattern().startsWith("/alerts")
                        || address.pattern().startsWith("/oversight"));
    }

    @Test
    void aPatronGetsNothingOfAnybodyElse(CapturedOutput output) {
        TestAccount patron = TestAccounts.reader(people, UserGroup.STUDENT);
        tryEverything(patron, Set.of(), Set.of("GROUP_STUDENT"), output);
    }

    @Test
    void aMemberOfStaffGetsNothingThatTheirRoleIsNotFor(CapturedOutput output) {
        for (StaffRole role : StaffRole.values()) {
            TestAccount staff = TestAccounts.staff(people, role);
            tryEverything(staff, Set.of(role), Set.of(role.authority()), output);
        }
    }
}
