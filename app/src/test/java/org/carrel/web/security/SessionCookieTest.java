package org.carrel.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.carrel.web.WebSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.session.web.http.CookieSerializer;

class SessionCookieTest {

    private static final String NUMBER = "0b7c5d1e-9f3a-4c62-8a51-6d2e4f708192";

    private final CookieSerializer cookie = new SessionCookie()
            .cookieSerializer(new WebSettings(true, true, Duration.ofHours(1), Duration.ofHours(12)));

    @Test
    void aSessionsNumberIsReadForAPage() {
        assertThat(cookie.readCookieValues(request("/account", NUMBER))).containsExactly(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0", "' OR 1=1", "0b7c5d1e", NUMBER + "0", ""})
    void whatIsNoSessionsNumberIsNotLookedUp(String value) {
        assertThat(cookie.readCookieValues(request("/account", value))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/sentinel/logs", "/actuator/health"})
    void noSessionIsLookedUpForPrograms(String path) {
        assertThat(cookie.readCookieValues(request(path, NUMBER))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"403, 1", "404, 1", "500, 0", "503, 0"})
    void aPageAboutOurOwnFailureIsMadeWithoutTheSession(int status, int lookedUp) {
        MockHttpServletRequest request = request("/error", NUMBER);
        request.setDispatcherType(DispatcherType.ERROR);
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        assertThat(cookie.readCookieValues(request)).hasSize(lookedUp);
    }

    private static MockHttpServletRequest request(String path, String session) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        String value = Base64.getEncoder().encodeToString(session.getBytes(StandardCharsets.UTF_8));
        request.setCookies(new Cookie("__Host-session", value));
        return request;
    }
}
