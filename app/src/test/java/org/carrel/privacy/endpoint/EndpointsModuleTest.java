package org.carrel.privacy.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.people.StaffRole;
import org.carrel.privacy.DataSubject;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.PurposeRefused;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.PurposeRule;
import org.carrel.web.For;
import org.carrel.web.Viewer;
import org.carrel.web.WithoutPersonalData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every address of the running app says what it acts for, and for nothing else.
@CarrelTest
@ExtendWith(OutputCaptureExtension.class)
class EndpointsModuleTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private ListableBeanFactory beans;

    @Autowired
    private DeclaredEndpoints declared;

    @Autowired
    private Declaration notice;

    @Autowired
    private Purposes purposes;

    private record Somebody(String subject, Set<String> authorities) implements Viewer, DataSubject {

        static Somebody having(String... authorities) {
            return new Somebody(UUID.randomUUID().toString(), Set.of(authorities));
        }

        @Override
        public String displayName() {
            return "Somebody";
        }

        @Override
        public Subject subjectOfData() {
            return new Subject(null, UUID.fromString(subject));
        }
    }

    @AfterEach
    void endTheRequest() {
        RequestContextHolder.resetRequestAttributes();
        SecurityContextHolder.clearContext();
    }

    private Map<RequestMappingInfo, HandlerMethod> methods() {
        return mappings.getHandlerMethods();
    }

    private Map<String, Endpoint> endpoints() {
        Map<String, Endpoint> endpoints = new TreeMap<>();
        methods().forEach((info, method) -> endpoints.put(info.toString(), declared.of(method, "", info.toString())));
        return endpoints;
    }

    private void answer(Endpoint endpoint, @Nullable Viewer viewer) {
        ServletRequestAttributes request = new ServletRequestAttributes(new MockHttpServletRequest());
        endpoint.remember(request);
        RequestContextHolder.setRequestAttributes(request);
        SecurityContextHolder.clearContext();
        if (viewer != null) {
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                            viewer, null, AuthorityUtils.createAuthorityList(viewer.authorities())));
        }
    }

    private boolean mayUse(String purpose) {
        return purposes.in(new Purpose(purpose), () -> true);
    }

    @Test
    void everyControllerMethodSaysWhatItActsForOrThatItReachesNobodysData() {
        assertThat(methods()).hasSizeGreaterThan(60);
        methods().values().stream()
                .filter(method -> method.getBeanType().getName().startsWith("org.carrel."))
                .forEach(method -> {
                    For acts = method.getMethodAnnotation(For.class);
                    assertThat(acts == null)
                            .as(method + " needs either @For or @WithoutPersonalData")
                            .isEqualTo(method.getMethodAnnotation(WithoutPersonalData.class) != null);
                    if (acts != null) {
                        Set<String> named = new TreeSet<>(List.of(acts.value()));
                        named.addAll(List.of(acts.withoutRole()));
                        named.addAll(List.of(acts.onBehalf()));
                        assertThat(notice.carriedOut().keySet())
                                .as(method.toString())
                                .containsAll(named);
                        assertThat(acts.because().isBlank())
                                .as(method + " says why no role is needed")
                                .isEqualTo(acts.withoutRole().length + acts.onBehalf().length == 0);
                    }
                });
    }

    @Test
    void everyPartOfAPageAndEverythingAtTheDoorSaysToo() {
        Set<Class<?>> types = new java.util.HashSet<>(DeclaredEndpoints.DOOR);
        methods().values().forEach(method -> {
            For acts = method.getMethodAnnotation(For.class);
            if (acts != null) {
                types.addAll(List.of(acts.parts()));
            }
        });
        assertThat(types).hasSizeGreaterThan(5);
        for (Class<?> type : types) {
            for (String name : beans.getBeanNamesForType(type)) {
                String where = String.valueOf(beans.getType(name));
                if (where.contains("org.carrel.")) {
                    assertThat(beans.findAnnotationOnBean(name, For.class))
                            .as(name + " " + where)
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void noAddressCanActForAPurposeItDoesNotName() {
        Viewer mighty = Somebody.having(java.util.Arrays.stream(StaffRole.values())
                .map(StaffRole::authority)
                .toArray(String[]::new));
        endpoints().forEach((address, endpoint) -> {
            answer(endpoint, mighty);
            for (Map.Entry<String, PurposeRule> purpose : notice.carriedOut().entrySet()) {
                boolean named = endpoint.purposes().contains(purpose.getKey())
                        || declared.door().contains(purpose.getKey());
                if (!named) {
                    assertThatThrownBy(() -> mayUse(purpose.getKey()))
                            .as(address + " for " + purpose.getKey())
                            .isInstanceOf(PurposeRefused.class);
                }
            }
        });
    }

    @Test
    void noAddressLetsInAViewerWithoutARoleThatTheNoticeNames() {
        endpoints()
                .forEach((address, endpoint) -> endpoint.purposes().stream()
                        .filter(purpose -> !endpoint.withoutRole().contains(purpose))
                        .filter(purpose -> !notice.purpose(purpose).staff().isEmpty())
                        .forEach(purpose -> {
                            List<String> rightful = notice.purpose(purpose).staff();
                            assertRefused(endpoint, purpose, null);
                            assertRefused(endpoint, purpose, Somebody.having("GROUP_STUDENT"));
                            for (StaffRole role : StaffRole.values()) {
                                if (!rightful.contains(role.name().toLowerCase(Locale.ROOT))) {
                                    assertRefused(endpoint, purpose, Somebody.having(role.authority()));
                                } else {
                                    answer(endpoint, Somebody.having(role.authority()));
                                    assertThat(mayUse(purpose)).as(address).isTrue();
                                }
                            }
                        }));
    }

    private void assertRefused(Endpoint endpoint, String purpose, @Nullable Viewer viewer) {
        answer(endpoint, viewer);
        assertThatThrownBy(() -> mayUse(purpose))
                .as(endpoint + " for " + purpose + " by " + viewer)
                .isInstanceOf(PurposeRefused.class);
    }

    @Test
    void aRefusalIsLoggedWithTheAccountAndWithoutAName(CapturedOutput output) {
        Somebody patron = Somebody.having("GROUP_STUDENT");
        Endpoint staff = new Endpoint("GET /staff/{id}", Set.of("administer_accounts"), Set.of(), Set.of());
        assertRefused(staff, "administer_accounts", patron);
        assertThat(output).contains("GET /staff/{id} was refused the purpose administer_accounts", patron.subject());
    }

    @Test
    void peopleSeeTheirOwnDataAndNobodyElses() {
        Somebody me = Somebody.having("GROUP_STUDENT");
        Subject other = new Subject(UUID.randomUUID(), UUID.randomUUID());
        Endpoint mine = new Endpoint("GET /my-data", Set.of("show_own_data"), Set.of(), Set.of());
        answer(mine, me);
        Purpose show = new Purpose("show_own_data");
        assertThat(purposes.own(show, me.subjectOfData(), () -> true)).isTrue();
        assertThatThrownBy(() -> purposes.own(show, other, () -> true)).isInstanceOf(PurposeRefused.class);
    }

    @Test
    void beforeAnAddressIsChosenOnlyTheDoorsPurposesAreThere() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        assertThat(declared.door()).containsExactly("sign_in");
        assertThat(mayUse("sign_in")).isTrue();
        for (String purpose : Collections.unmodifiableSet(notice.carriedOut().keySet())) {
            if (!purpose.equals("sign_in")) {
                assertThatThrownBy(() -> mayUse(purpose)).as(purpose).isInstanceOf(PurposeRefused.class);
            }
        }
    }
}
