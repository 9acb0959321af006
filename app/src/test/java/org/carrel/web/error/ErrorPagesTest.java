package org.carrel.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@CarrelTest
@Import(ErrorPagesTest.Faults.class)
@ExtendWith(Windows.class)
class ErrorPagesTest {

    @TestConfiguration
    @Import(FaultController.class)
    static class Faults {

        @Bean
        ModulePages faults() {
            return () -> List.of(
                    AccessRule.of("/faults/**", Audience.everyone()),
                    AccessRule.of("/api/v1/faults/**", Audience.everyone()),
                    AccessRule.of("/reviewers-only", Audience.having("ROLE_ICT_REVIEWER")));
        }
    }

    @RestController
    static class FaultController {

        @GetMapping({"/faults/{status}", "/api/v1/faults/{status}"})
        String fault(@PathVariable int status) {
            throw new ResponseStatusException(HttpStatus.valueOf(status), "reason not for readers");
        }

        @GetMapping({"/faults/bug", "/api/v1/faults/bug"})
        String bug() {
            throw new IllegalStateException("inner workings");
        }

        @GetMapping("/reviewers-only")
        String reviewersOnly() {
            return "evidence";
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private MessageSource messages;

    private Visitor visitor;

    @BeforeEach
    void visit() {
        visitor = new Visitor(port);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 409, 410, 413, 415, 429, 500, 503})
    void everyRefusalIsAPageWithASentenceAWayBackAndTheRequestsId(int status) {
        var answer = visitor.get("/faults/" + status);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body())
                .contains(text("error." + status + ".title"), text("error." + status + ".text"))
                .contains(
                        "href=\"/\"",
                        answer.headers().firstValue("X-Request-Id").orElseThrow())
                .doesNotContain("reason not for readers");
    }

    @Test
    void aStatusWithoutAPageOfItsOwnIsShownAsTheNearest() {
        assertThat(visitor.get("/faults/418").body()).contains(text("error.400.title"));
        assertThat(visitor.get("/faults/507").body()).contains(text("error.500.title"));
    }

    @Test
    void aBugShowsNothingOfItself() {
        var answer = visitor.get("/faults/bug");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains(text("error.500.text")).doesNotContain("inner workings", "Exception");
    }

    @Test
    void aProgramGetsProblemDetails() {
        var answer = visitor.get("/api/v1/faults/409");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":409", "\"title\":\"Somebody was quicker\"", "\"detail\":", "\"requestId\":")
                .doesNotContain("reason not for readers");
        assertThat(visitor.get("/api/v1/faults/bug").body())
                .contains("\"status\":500")
                .doesNotContain("inner workings");
    }

    @Test
    void whatCannotBeReadIsABadRequest() {
        assertThat(visitor.get("/faults/not-a-number").statusCode()).isEqualTo(400);
        assertThat(visitor.get("/faults/%2e%2e%2f").statusCode()).isEqualTo(400);
    }

    @Test
    void aFormWithoutItsTokenSaysThatItExpired() {
        var answer = visitor.postAsIs("/sign-in", Map.of("username", "somebody", "password", "something"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(text("error.form.title"), text("error.form.text"));
    }

    @Test
    void aPageForOthersIsForbiddenWithoutHidingWhoIsSignedIn() {
        visitor.signIn(TestAccounts.staff(people, StaffRole.DESK).username(), TestAccounts.PASSWORD);
        var answer = visitor.get("/reviewers-only");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(text("error.403.title"), "Imogen Thackeray");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void theErrorPagesAreSound(Look look, Windows windows) {
        Window window = windows.open(look);
        for (int status : new int[] {400, 403, 405, 409, 410, 413, 415, 429, 500, 503}) {
            window.goTo("/faults/" + status, status);
            window.check("error-" + status);
        }
        window.goTo("/%00", 400);
        window.check("error-refused-by-the-server");
    }

    private String text(String key) {
        return messages.getMessage(key, null, java.util.Locale.UK);
    }
}
