package org.carrel.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.web.AccessRule;
import org.carrel.web.ApiCaller;
import org.carrel.web.ApiTokens;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@CarrelTest
@Import(DoorsTest.Rooms.class)
class DoorsTest {

    @TestConfiguration
    @Import(RoomController.class)
    static class Rooms {

        @Bean
        ModulePages rooms() {
            return () -> List.of(
                    AccessRule.of(HttpMethod.GET, "/rooms/{id}", Audience.signedIn()),
                    AccessRule.of(HttpMethod.GET, "/rooms/open", Audience.everyone()),
                    AccessRule.of(HttpMethod.POST, "/rooms/{id}", Audience.having("ROLE_SPACE_MANAGER")),
                    AccessRule.of(HttpMethod.POST, "/api/v1/rooms", Audience.having("SCOPE_ROOMS")));
        }

        @Bean
        ApiTokens roomTokens() {
            return token -> switch (token) {
                case "rooms" -> java.util.Optional.of(new ApiCaller("token-1", java.util.Set.of("SCOPE_ROOMS")));
                case "other" -> java.util.Optional.of(new ApiCaller("token-2", java.util.Set.of()));
                default -> java.util.Optional.empty();
            };
        }
    }

    @RestController
    static class RoomController {

        @GetMapping("/rooms/{id}")
        String room(@PathVariable String id) {
            return "room " + id;
        }

        @PostMapping("/rooms/{id}")
        String change(@PathVariable String id) {
            return "changed";
        }

        @GetMapping("/forgotten")
        String forgotten() {
            return "a page nobody wrote a rule for";
        }

        @PostMapping("/api/v1/rooms")
        String api() {
            return "taken";
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private Visitor visitor;
    private Visitor desk;

    @BeforeEach
    void visit() {
        visitor = new Visitor(port);
        desk = new Visitor(port);
        desk.signIn(TestAccounts.staff(people, StaffRole.DESK).username(), TestAccounts.PASSWORD);
    }

    @Test
    void anAddressWithoutRuleDoesNotExistForAnyone() {
        assertThat(visitor.get("/forgotten").statusCode()).isEqualTo(404);
        assertThat(desk.get("/forgotten").statusCode()).isEqualTo(404);
    }

    @Test
    void theMostSpecificRuleDecides() {
        assertThat(visitor.get("/rooms/open").body()).isEqualTo("room open");
        assertThat(visitor.get("/rooms/7").statusCode()).isEqualTo(303);
        assertThat(desk.get("/rooms/7").body()).isEqualTo("room 7");
    }

    @Test
    void aRuleForReadingDoesNotOpenWriting() {
        assertThat(desk.post("/rooms/7", Map.of()).statusCode()).isEqualTo(403);
        Visitor manager = new Visitor(port);
        manager.signIn(TestAccounts.staff(people, StaffRole.SPACE_MANAGER).username(), TestAccounts.PASSWORD);
        assertThat(manager.post("/rooms/7", Map.of()).body()).isEqualTo("changed");
    }

    @Test
    void aMethodWithoutRuleIsNotAllowed() {
        assertThat(desk.post("/rooms/open", Map.of()).statusCode()).isEqualTo(403);
        assertThat(desk.post("/account", Map.of()).statusCode()).isEqualTo(405);
    }

    @Test
    void whatIsNotThereIsNotThereForAFormWithoutTokenEither() {
        assertThat(visitor.postAsIs("/nope", Map.of()).statusCode()).isEqualTo(404);
        assertThat(visitor.postAsIs("/alerts", Map.of()).statusCode()).isEqualTo(405);
        assertThat(visitor.send("/alerts", request -> request.DELETE()).statusCode())
                .isEqualTo(405);
        assertThat(desk.postAsIs("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(desk.postAsIs("/account/sessions/end", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aProgramWithItsTokenIsServedWithoutSessionOrFormToken() {
        var answer = visitor.postAsIs("/api/v1/rooms", Map.of(), "Authorization", "Bearer rooms");
        assertThat(answer.body()).isEqualTo("taken");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aTokenWithoutTheRightScopeIsForbidden() {
        var answer = visitor.postAsIs("/api/v1/rooms", Map.of(), "Authorization", "Bearer other");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void withoutAValidTokenAProgramLearnsNothing() {
        for (String path : List.of("/api/v1/rooms", "/api/v1/nothing")) {
            var answer = visitor.postAsIs(path, Map.of(), "Authorization", "Bearer guessed");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(answer.body()).contains("\"status\":401", "\"title\":\"No valid token\"", "\"requestId\"");
        }
    }

    @Test
    void anUnknownAddressIsNotFoundForAProgramWithAToken() {
        var answer = visitor.get("/api/v1/nothing", "Authorization", "Bearer rooms");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aReadersSessionOpensNothingUnderApi() {
        assertThat(desk.get("/api/v1/rooms").statusCode()).isEqualTo(401);
    }

    @Test
    void ofTheActuatorOnlyHealthIsOpenAndWithoutDetails() {
        assertThat(visitor.get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
        for (String path : List.of("/actuator", "/actuator/env", "/actuator/info", "/actuator/health/db")) {
            assertThat(desk.get(path).statusCode()).isEqualTo(404);
        }
    }
}
