package org.carrel.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// Behind a proxy that ends HTTPS, as in production.
@CarrelTest
@TestPropertySource(
        properties = {"carrel.web.https=true", "carrel.web.behind-proxy=true", "server.forward-headers-strategy=native"
        })
class HeadersTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Test
    void everyAnswerTellsTheBrowserWhatToRefuse() {
        for (String path : new String[] {"/", "/sign-in", "/no-such-page", "/api/v1/nothing"}) {
            HttpHeaders headers =
                    new Visitor(port).get(path, "X-Forwarded-Proto", "https").headers();
            assertThat(headers.firstValue("Content-Security-Policy"))
                    .hasValue(
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            assertThat(headers.firstValue("Strict-Transport-Security").orElse(""))
                    .contains("max-age=31536000");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
            assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    void byHttpNoBrowserIsToldToInsistOnHttps() {
        assertThat(new Visitor(port).get("/").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void byHttpsCookiesAreBoundToThisHost() {
        String username = TestAccounts.staff(people, StaffRole.DESK).username();
        Visitor visitor = new Visitor(port);
        // The Java client keeps Secure cookies from http, so they travel by hand.
        var form = visitor.get("/sign-in", "X-Forwarded-Proto", "https");
        String csrf = only(form.headers(), "__Host-csrf=");
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form.body());
        assertThat(token.find()).isTrue();
        var answer = visitor.postAsIs(
                "/sign-in",
                Map.of("username", username, "password", TestAccounts.PASSWORD, "_csrf", token.group(1)),
                "X-Forwarded-Proto",
                "https",
                "Cookie",
                csrf.substring(0, csrf.indexOf(';')));
        String session = only(answer.headers(), "__Host-session=");
        assertThat(csrf).contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(session).contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(session).doesNotContainIgnoringCase("domain");
    }

    @Test
    void staticFilesMayBeKeptForEverBecauseTheirNameChangesWithTheirContent() {
        Visitor visitor = new Visitor(port);
        Matcher sheet = Pattern.compile("href=\"(/css/carrel-[0-9a-f]{32}\\.css)\"")
                .matcher(visitor.get("/").body());
        assertThat(sheet.find()).isTrue();
        assertThat(visitor.get(sheet.group(1))
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .contains("max-age=31536000");
    }

    private static String only(HttpHeaders headers, String start) {
        return headers.allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(start))
                .findFirst()
                .orElseThrow();
    }
}
