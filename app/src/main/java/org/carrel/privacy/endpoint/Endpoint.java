package org.carrel.privacy.endpoint;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// The controller method that answers a request, and what it may act for.
///
/// @param address its method and pattern, such as `GET /alerts/{id}`: never the numbers in it
/// @param purposes names from the notice
/// @param withoutRole those of them for which the viewer needs no staff role here
/// @param onBehalf those of people's own data in which staff act for somebody else
record Endpoint(String address, Set<String> purposes, Set<String> withoutRole, Set<String> onBehalf) {

    private static final String ATTRIBUTE = Endpoint.class.getName();

    /// What the filters do before a controller method is chosen.
    static Endpoint door(Set<String> purposes) {
        return new Endpoint("the door", purposes, Set.of(), Set.of());
    }

    void remember(RequestAttributes request) {
        request.setAttribute(ATTRIBUTE, this, RequestAttributes.SCOPE_REQUEST);
    }

    /// Null where none is chosen yet.
    static @Nullable Endpoint of(RequestAttributes request) {
        return (Endpoint) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    }

    /// Null where no request is answered: the program acts by itself.
    static @Nullable RequestAttributes request() {
        return RequestContextHolder.getRequestAttributes();
    }
}
