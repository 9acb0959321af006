package org.carrel.web.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@CarrelTest
@Import(RequestLogTest.Faults.class)
@ExtendWith(OutputCaptureExtension.class)
class RequestLogTest {

    @TestConfiguration
    @Import(FaultController.class)
    static class Faults {

        @Bean
        ModulePages faultPages() {
            return () -> List.of(AccessRule.of("/logged/**", Audience.everyone()));
        }
    }

    @RestController
    static class FaultController {

        private final JdbcClient jdbc;

        FaultController(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @GetMapping("/logged/{name}")
        String fail(@PathVariable String name) {
            throw new IllegalStateException("Nothing known of " + name, new IllegalArgumentException(name));
        }

        @GetMapping("/logged/{name}/database")
        String database(@PathVariable String name) {
            return jdbc.sql("SELECT '" + name + "'::uuid").query(String.class).single();
        }

        @GetMapping("/logged/{name}/warning")
        String warning(@PathVariable String name) {
            LoggerFactory.getLogger("some.library").error("went wrong", new IllegalStateException(name));
            return "";
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Test
    void signingInLeavesNoTraceOfWhoOrWhereInTheLog(CapturedOutput output) {
        String username = TestAccounts.staff(people, StaffRole.DESK).username();
        Visitor visitor = new Visitor(port);
        visitor.get("/account?isbn=9780000000002");
        visitor.signIn(username, "a wrong password");
        visitor.signIn("wrong-" + username, TestAccounts.PASSWORD);
        visitor.signIn(username, TestAccounts.PASSWORD);
        visitor.get("/account?isbn=9780000000002");
        visitor.get("/nobody/" + username);
        String session = visitor.cookie("session").orElseThrow();
        visitor.post("/sign-out", java.util.Map.of());
        await().until(() -> output.getAll().contains("POST /sign-out 303 in"));
        assertThat(output.getAll())
                .contains("GET /account 303 in", "POST /sign-in 303 in", "GET /account 200 in", "POST /sign-out 303 in")
                .contains("GET (no route) 404 in")
                .doesNotContain(username, "Thackeray", "127.0.0.1", "9780000000002", "wrong password")
                .doesNotContain(TestAccounts.PASSWORD, session, sessionIn(session));
    }

    @Test
    void anExceptionIsLoggedWithItsPlaceAndWithoutItsWords(CapturedOutput output) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.get("/logged/rowan.ashdown").statusCode()).isEqualTo(500);
        assertThat(visitor.get("/logged/rowan.ashdown/database").statusCode()).isEqualTo(500);
        visitor.get("/logged/rowan.ashdown/warning");
        await().until(() -> output.getAll().contains("went wrong"));
        assertThat(output.getAll())
                .contains("/logged/{name} failed: ", "java.lang.IllegalStateException", "caused by ")
                .contains("FaultController.fail(RequestLogTest.java", "/logged/{name}/database failed: ")
                .contains("went wrong")
                .doesNotContain("rowan.ashdown");
    }

    @Test
    void everyLineOfARequestHasTheIdThatTheAnswerNames(CapturedOutput output) {
        String id = new Visitor(port)
                .get("/sign-in")
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();
        // The line is written when the answer is already out.
        await().untilAsserted(() -> assertThat(output.getAll().lines().filter(line -> line.contains(id)))
                .singleElement()
                .asString()
                .contains("GET /sign-in 200 in"));
    }

    @Test
    void anIdOfferedByAStrangerIsNotTaken() {
        String offered = "0123456789abcdef0123456789abcdef";
        assertThat(new Visitor(port).get("/", "X-Request-Id", offered).headers().firstValue("X-Request-Id"))
                .isPresent()
                .isNotEqualTo(java.util.Optional.of(offered));
    }

    @Test
    void anIdOfferedByAProxyIsTakenOnlyInASafeForm() {
        assertThat(RequestId.choose("0123456789abcdef0123456789abcdef")).isEqualTo("0123456789abcdef0123456789abcdef");
        for (String unsafe :
                new String[] {"rowan.ashdown@example.org", "short", "0123456789abcdef\nforged", "", null}) {
            assertThat(RequestId.choose(unsafe)).isNotEqualTo(unsafe).matches("[0-9a-f]{16}");
        }
    }

    private static String sessionIn(String cookie) {
        return new String(java.util.Base64.getDecoder().decode(cookie), java.nio.charset.StandardCharsets.UTF_8);
    }
}
