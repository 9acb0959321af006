package org.carrel.web.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.carrel.web.WebSettings;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.Session;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/// Sessions by Spring Session, so that any node can serve any reader; where they are kept is another module's matter.
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionCookie {

    static final String NAME = "session";

    @Bean
    CookieSerializer cookieSerializer(WebSettings settings) {
        DefaultCookieSerializer cookie = new WorthLookingUp();
        cookie.setCookieName(settings.cookieName(NAME));
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(settings.https());
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    <S extends Session> FilterRegistrationBean<SessionRepositoryFilter<S>> sessionFilter(
            SessionRepositoryFilter<S> filter) {
        FilterRegistrationBean<SessionRepositoryFilter<S>> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        return registration;
    }

    /// Passes on only what may be a session's number, and nothing where no session is needed: what somebody wrote into
    /// the cookie does not reach the database, and an error page is made without it when it may be what failed.
    private static final class WorthLookingUp extends DefaultCookieSerializer {

        private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

        @Override
        public List<String> readCookieValues(HttpServletRequest request) {
            if (isForPrograms(request) || isAboutOurFailure(request)) {
                return List.of();
            }
            return super.readCookieValues(request).stream()
                    .filter(value -> NUMBER.matcher(value).matches())
                    .toList();
        }

        private static boolean isForPrograms(HttpServletRequest request) {
            String path = request.getRequestURI();
            return path.startsWith("/api/") || path.startsWith("/actuator/");
        }

        private static boolean isAboutOurFailure(HttpServletRequest request) {
            return request.getDispatcherType() == DispatcherType.ERROR
                    && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                    && status >= 500;
        }
    }
}
