package org.carrel.web.security;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.carrel.web.SignInWay;
import org.carrel.web.WebSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;

/// The two filter chains: programs under `/api/` with bearer tokens and no session, readers everywhere else.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

    private final Doors doors;
    private final WebSettings settings;
    private final List<SignInWay> ways;

    SecurityConfiguration(Doors doors, WebSettings settings, ObjectProvider<SignInWay> ways) {
        this.doors = doors;
        this.settings = settings;
        this.ways = ways.orderedStream().toList();
    }

    /// Who is let in is logged and counted where it is decided. Filter by filter it took a tenth of a request's time.
    @Bean
    SecurityObservationSettings filtersAreNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, BearerTokenFilter bearerTokens) throws Exception {
        return http.securityMatcher("/api/**", "/sru", "/oai")
                .authorizeHttpRequests(rules -> rules.anyRequest().access(doors))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .addFilterBefore(bearerTokens, UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(Refusals::tokenNeeded)
                        .accessDeniedHandler(Refusals::forbidden))
                .headers(headers -> SecurityHeaders.write(headers, List.of()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain readers(HttpSecurity http, SessionContexts sessions, SignInOutcome outcome) throws Exception {
        for (SignInWay way : ways) {
            way.join(http);
        }
        return http.authorizeHttpRequests(
                        rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .anyRequest()
                                .access(doors))
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(Customizer.withDefaults())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()))
                .addFilterAfter(new NoControlCharacters(), CsrfFilter.class)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .successHandler(outcome)
                        .failureHandler(outcome))
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .addLogoutHandler((request, response, somebody) -> outcome.remember(request))
                        .logoutSuccessHandler(outcome)
                        .deleteCookies(settings.cookieName(SessionCookie.NAME)))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(Refusals::signInNeeded)
                        .accessDeniedHandler((request, response, denied) -> {
                            doors.look(request);
                            Refusals.forbidden(request, response, denied);
                        }))
                .headers(headers -> SecurityHeaders.write(
                        headers, ways.stream().map(SignInWay::origin).toList()))
                .build();
    }

    /// The token lives in a cookie, not in the session: a form opened before the session began or after it ran out
    /// still has a valid token, and a visitor needs no session to choose the dark page.
    private CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(settings.cookieName("csrf"));
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(settings.https()).sameSite("Lax"));
        return tokens;
    }
}
