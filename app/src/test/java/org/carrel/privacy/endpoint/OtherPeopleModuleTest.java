package org.carrel.privacy.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.AccountCreation;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.notice.Declaration;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.carrel.web.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// A patron, and a member of staff with each role, ask every address there is for somebody else's
/// data: by the number in the path, by parameters and by headers.
@CarrelTest
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
        asked.put("subject", person.value().toString());
        asked.put("username", other);
        asked.put("purpose", "answer_rights");
        return asked;
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
        return visitor.post(address.with(id), asked, headers());
    }

    private void tryEverything(String username, Set<StaffRole> roles, Set<String> authorities) {
        Map<String, String> asked = somebodyElse();
        Visitor visitor = signedIn(username);
        int refusals = 0;
        for (Address address : addresses()) {
            if (address.pattern().equals("/error") || isRightful(address, roles)) {
                continue;
            }
            boolean admitted = admits(address, authorities);
            for (String id : Set.of(asked.get("account"), asked.get("person"), other, "1")) {
                HttpResponse<String> answer = ask(visitor, address, id, asked);
                if (!admitted) {
                    assertThat(answer.statusCode()).as(address + " by " + roles).isIn(REFUSED);
                    refusals++;
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
    }

    @Test
    void aPatronGetsNothingOfAnybodyElse() {
        TestAccounts.TestAccount patron = TestAccounts.reader(people, UserGroup.STUDENT);
        tryEverything(patron.username(), Set.of(), Set.of("GROUP_STUDENT"));
    }

    @Test
    void aMemberOfStaffGetsNothingThatTheirRoleIsNotFor() {
        for (StaffRole role : StaffRole.values()) {
            TestAccounts.TestAccount staff = TestAccounts.staff(people, role);
            tryEverything(staff.username(), Set.of(role), Set.of(role.authority()));
        }
    }
}
