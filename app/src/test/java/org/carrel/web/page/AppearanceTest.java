package org.carrel.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@CarrelTest
class AppearanceTest {

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void visit() {
        visitor = new Visitor(port);
    }

    @Test
    void theDeviceDecidesUntilTheReaderDoes() {
        assertThat(visitor.get("/").body()).contains("data-appearance=\"\"");
        var answer = visitor.post("/appearance", Map.of("appearance", "dark", "back", "/sign-in?then=%2Faccount"));
        assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in?then=%2Faccount");
        assertThat(visitor.get("/").body()).contains("data-appearance=\"dark\"");
        visitor.post("/appearance", Map.of("appearance", ""));
        assertThat(visitor.get("/").body()).contains("data-appearance=\"\"");
    }

    @Test
    void shortcutsAreOnUntilTheyAreSwitchedOffAndTheCookieSaysNothingElse() {
        var answer = visitor.post("/shortcuts", Map.of("shortcuts", "off", "back", "//example.org"));
        assertThat(answer.headers().firstValue("Location")).hasValue("/");
        assertThat(visitor.cookie("shortcuts")).hasValue("off");
        visitor.post("/shortcuts", Map.of("shortcuts", "on"));
        assertThat(visitor.cookie("shortcuts")).isEmpty();
    }

    @Test
    void aCookieWithAnythingElseInItIsIgnored() {
        assertThat(visitor.get("/", "Cookie", "appearance=blink").body()).contains("data-appearance=\"\"");
    }

    @Test
    void theWayBackNeverLeadsToAnotherSite() {
        for (String back : new String[] {"https://example.org/", "//example.org", "/\\example.org", "javascript:1"}) {
            assertThat(visitor.post("/appearance", Map.of("appearance", "dark", "back", back))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/");
        }
    }

    @Test
    void htmxGetsTheContentWithoutTheFrame() {
        assertThat(visitor.get("/sign-in", "HX-Request", "true").body())
                .contains("name=\"username\"")
                .doesNotContain("<!doctype html>", "masthead");
    }
}
