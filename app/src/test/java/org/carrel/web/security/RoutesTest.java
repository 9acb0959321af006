package org.carrel.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.CarrelTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@CarrelTest
class RoutesTest {

    @Autowired
    private Doors doors;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @Test
    void everyRouteHasAnAccessRule() {
        Set<String> without = new TreeSet<>();
        for (RequestMappingInfo route : routes.getHandlerMethods().keySet()) {
            for (String pattern : route.getPatternValues()) {
                methods(route).stream()
                        .filter(method -> !pattern.equals("/error") && isClosed(method, pattern))
                        .forEach(method -> without.add(method + " " + pattern));
            }
        }
        assertThat(without)
                .as("routes nobody can open: add an AccessRule to the module's ModulePages")
                .isEmpty();
    }

    private boolean isClosed(RequestMethod method, String pattern) {
        String path = pattern.replaceAll("\\{[^}]*}", "1");
        MockHttpServletRequest request = new MockHttpServletRequest(method.name(), path);
        doors.authorize(() -> null, new RequestAuthorizationContext(request));
        return Doors.closed(request) != null;
    }

    private static List<RequestMethod> methods(RequestMappingInfo route) {
        Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
        return methods.isEmpty() ? List.of(RequestMethod.GET) : List.copyOf(methods);
    }
}
