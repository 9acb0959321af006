package org.carrel.privacy.endpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.carrel.web.ApiTokens;
import org.carrel.web.For;
import org.carrel.web.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/// Reads from the controllers what they act for.
@Component
class DeclaredEndpoints {

    /// What finds out who somebody is, and so runs inside any request.
    static final List<Class<?>> DOOR = List.of(Viewers.class, AuthenticationProvider.class, ApiTokens.class);

    private final ListableBeanFactory beans;
    private final ConcurrentMap<HandlerMethod, Said> said = new ConcurrentHashMap<>();
    private volatile @Nullable Set<String> door;

    DeclaredEndpoints(ListableBeanFactory beans) {
        this.beans = beans;
    }

    private record Said(Set<String> purposes, Set<String> withoutRole, Set<String> onBehalf) {}

    /// A method that says nothing acts for nothing.
    ///
    /// @param method the HTTP method
    /// @param pattern as the request matched it
    Endpoint of(HandlerMethod handler, String method, String pattern) {
        Said here = said.computeIfAbsent(handler.createWithResolvedBean(), this::read);
        return new Endpoint(method + " " + pattern, here.purposes(), here.withoutRole(), here.onBehalf());
    }

    Set<String> door() {
        Set<String> known = door;
        if (known == null) {
            Set<String> found = new TreeSet<>();
            DOOR.forEach(type -> found.addAll(ofParts(type)));
            known = Set.copyOf(found);
            door = known;
        }
        return known;
    }

    private Said read(HandlerMethod handler) {
        For declared = handler.getMethodAnnotation(For.class);
        if (declared == null) {
            return new Said(Set.of(), Set.of(), Set.of());
        }
        Set<String> purposes = new TreeSet<>(List.of(declared.value()));
        purposes.addAll(List.of(declared.withoutRole()));
        purposes.addAll(List.of(declared.onBehalf()));
        Set<String> withoutRole = new TreeSet<>(List.of(declared.withoutRole()));
        Arrays.stream(declared.parts()).forEach(type -> purposes.addAll(ofParts(type)));
        return new Said(Set.copyOf(purposes), Set.copyOf(withoutRole), Set.of(declared.onBehalf()));
    }

    /// Found without making the beans: they may need what is being made.
    private Set<String> ofParts(Class<?> type) {
        Set<String> purposes = new TreeSet<>();
        for (String name : beans.getBeanNamesForType(type, true, false)) {
            For declared = beans.findAnnotationOnBean(name, For.class, false);
            if (declared != null) {
                purposes.addAll(List.of(declared.value()));
            }
        }
        return purposes;
    }
}
