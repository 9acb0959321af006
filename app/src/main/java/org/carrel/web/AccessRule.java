package org.carrel.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/// Who may use an address. An address without a rule does not exist for anyone.
///
/// Of several rules that fit, the most specific pattern decides, and a rule for one method before one for all.
///
/// @param method  null for every method
/// @param pattern a path pattern as Spring MVC reads it, such as `/alerts/{id}`
public record AccessRule(@Nullable HttpMethod method, String pattern, Audience audience) {

    public static AccessRule of(String pattern, Audience audience) {
        return new AccessRule(null, pattern, audience);
    }

    public static AccessRule of(HttpMethod method, String pattern, Audience audience) {
        return new AccessRule(method, pattern, audience);
    }
}
