package org.carrel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.carrel.web.Viewer;
import org.carrel.web.log.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Decides from the modules' rules who may open an address. An address without a rule stays shut.
@Component
class Doors implements AuthorizationManager<RequestAuthorizationContext> {

    private static final String CLOSED = Doors.class.getName() + ".closed";
    private static final String STEP_UP = Doors.class.getName() + ".stepUp";

    private final List<Door> doors;

    Doors(ObjectProvider<ModulePages> modules) {
        Comparator<AccessRule> mostSpecificFirst = Comparator.comparing(Doors::path, PathPattern.SPECIFICITY_COMPARATOR)
                .thenComparing(rule -> rule.method() == null);
        this.doors = modules.stream()
                .flatMap(module -> module.access().stream())
                .sorted(mostSpecificFirst)
                .map(Door::new)
                .toList();
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        List<Door> here = doors.stream().filter(door -> door.standsAt(request)).toList();
        here.stream()
                .findFirst()
                .ifPresent(door -> Route.tell(request, door.rule().pattern()));
        Optional<Audience> audience = here.stream()
                .filter(door -> door.opensFor(request.getMethod()))
                .findFirst()
                .map(door -> door.rule().audience());
        if (audience.isEmpty()) {
            // Read by Refusals, once the filters have turned the request away.
            request.setAttribute(CLOSED, here.isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.METHOD_NOT_ALLOWED);
            return new AuthorizationDecision(false);
        }
        // A page for everyone is served without asking the database who is there.
        return new AuthorizationDecision(
                audience.get().equals(Audience.everyone()) || admits(audience.get(), request, authentication.get()));
    }

    private static boolean admits(
            Audience audience, HttpServletRequest request, @Nullable Authentication authentication) {
        Viewer viewer = viewer(authentication);
        if (viewer != null) {
            Route.tellAccount(request, viewer.subject());
        }
        boolean admitted = audience.admits(viewer);
        if (!admitted && viewer != null && audience.admits(new SteppedUp(viewer.awaited()))) {
            request.setAttribute(STEP_UP, Boolean.TRUE);
        }
        return admitted;
    }

    /// Whoever was turned away, once they have shown a second proof.
    private record SteppedUp(Set<String> authorities) implements Viewer {

        @Override
        public String subject() {
            return "";
        }

        @Override
        public String displayName() {
            return "";
        }
    }

    /// Whether a second proof is all that was missing.
    static boolean wantStepUp(HttpServletRequest request) {
        return request.getAttribute(STEP_UP) != null;
    }

    /// Finds out whether a rule covers a request that was refused before the question came up, for want of a form
    /// token.
    void look(HttpServletRequest request) {
        authorize(() -> null, new RequestAuthorizationContext(request));
    }

    /// The status that says that no rule covers this request; null when a rule does, and it refused.
    static @Nullable HttpStatus closed(HttpServletRequest request) {
        return (HttpStatus) request.getAttribute(CLOSED);
    }

    private static @Nullable Viewer viewer(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Viewer viewer ? viewer : null;
    }

    private static PathPattern path(AccessRule rule) {
        return PathPatternParser.defaultInstance.parse(rule.pattern());
    }

    private record Door(AccessRule rule, PathPatternRequestMatcher matcher) {

        Door(AccessRule rule) {
            this(rule, PathPatternRequestMatcher.withDefaults().matcher(rule.pattern()));
        }

        boolean standsAt(HttpServletRequest request) {
            return matcher.matches(request);
        }

        // Whoever may GET may also ask for the headers alone.
        boolean opensFor(String method) {
            HttpMethod wanted = HttpMethod.valueOf(HttpMethod.HEAD.matches(method) ? "GET" : method);
            return rule.method() == null || rule.method().equals(wanted);
        }
    }
}
