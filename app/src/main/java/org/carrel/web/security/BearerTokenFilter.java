package org.carrel.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carrel.web.ApiCaller;
import org.carrel.web.ApiTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/// Signs a program in for one request by `Authorization: Bearer …`.
final class BearerTokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final List<ApiTokens> issuers;

    BearerTokenFilter(List<ApiTokens> issuers) {
        this.issuers = issuers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        caller(request.getHeader(HttpHeaders.AUTHORIZATION))
                .ifPresent(caller -> SecurityContextHolder.setContext(
                        new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                                caller, null, AuthorityUtils.createAuthorityList(caller.authorities())))));
        chain.doFilter(request, response);
    }

    private Optional<ApiCaller> caller(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String token = authorization.substring(SCHEME.length()).strip();
        return issuers.stream().flatMap(issuer -> issuer.caller(token).stream()).findFirst();
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        BearerTokenFilter bearerTokenFilter(ObjectProvider<ApiTokens> issuers) {
            return new BearerTokenFilter(issuers.orderedStream().toList());
        }

        /// The filter belongs to the chain of `/api/` alone, not to the servlet container.
        @Bean
        FilterRegistrationBean<BearerTokenFilter> bearerTokenFilterInChainOnly(BearerTokenFilter filter) {
            FilterRegistrationBean<BearerTokenFilter> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
