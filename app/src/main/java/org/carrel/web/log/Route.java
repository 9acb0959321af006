package org.carrel.web.log;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/// Where a request went, in words of ours only: the pattern of the route, never the path as sent.
public record Route(String method, String pattern) {

    private static final String RULE = Route.class.getName();
    private static final String ACCOUNT = RULE + ".account";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    // Answered by the security filters, before any route is chosen.
    private static final Set<String> FILTERED = Set.of("/sign-in", "/sign-out");
    private static final Set<String> ASSETS = Set.of("/webjars/**", "/**");

    static Route of(HttpServletRequest request) {
        String method = request.getMethod();
        return new Route(METHODS.contains(method) ? method : "OTHER", pattern(request));
    }

    /// Names the route of a request that may be turned away before a controller is chosen.
    public static void tell(HttpServletRequest request, String pattern) {
        request.setAttribute(RULE, pattern);
    }

    /// Names by its number the account that asks; a page for everybody does not find out.
    public static void tellAccount(HttpServletRequest request, String account) {
        request.setAttribute(ACCOUNT, account);
    }

    static @Nullable String account(HttpServletRequest request) {
        return (String) request.getAttribute(ACCOUNT);
    }

    private static String pattern(HttpServletRequest request) {
        Object matched = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (matched != null) {
            return matched.toString();
        }
        Object rule = request.getAttribute(RULE);
        if (rule != null) {
            return rule.toString();
        }
        return FILTERED.contains(request.getRequestURI()) ? request.getRequestURI() : "(no route)";
    }

    boolean isAsset() {
        return ASSETS.contains(pattern);
    }
}
