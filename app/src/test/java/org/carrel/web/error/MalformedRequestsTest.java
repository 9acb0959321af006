package org.carrel.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@CarrelTest
@Import(MalformedRequestsTest.Taking.class)
@ExtendWith(OutputCaptureExtension.class)
class MalformedRequestsTest {

    @TestConfiguration
    @Import(TakingController.class)
    static class Taking {

        @Bean
        ModulePages taking() {
            return () -> List.of(AccessRule.of("/api/v1/taking", Audience.everyone()));
        }
    }

    @RestController
    static class TakingController {

        @PostMapping("/api/v1/taking")
        String take() {
            return "taken";
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/actuator/health", "/no-such-page", "/api/v1/nothing"})
    void aSessionCookieThatIsNoSessionsNumberIsAsGoodAsNone(String path, CapturedOutput output) {
        int without = new Visitor(port).get(path).statusCode();
        for (String cookie : List.of("AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "JyBPUiAx", "%%%")) {
            assertThat(new Visitor(port)
                            .get(path, "Cookie", "session=" + cookie)
                            .statusCode())
                    .isEqualTo(without);
        }
        assertThat(output.getAll()).doesNotContain("\"ERROR\"", "  at ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"username=%zz", "username=%ff%fe&%zz=%", "username=a&password=%"})
    void aFormThatCannotBeReadIsABadRequestAndNoFailureOfOurs(String body, CapturedOutput output) {
        var answer = form(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("That request could not be read");
        assertThat(output.getAll()).doesNotContain("\"ERROR\"", "InvalidParameterException");
    }

    @Test
    void aFormThatIsTooLargeIsToldSo(CapturedOutput output) {
        var answer = form("username=" + "a".repeat(3_000_000));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(output.getAll()).doesNotContain("\"ERROR\"", "InvalidParameterException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alerts?page=%zz", "/alerts?page=abc", "/alerts?page=", "/sign-in?then=%ff%fe%zz"})
    void anAddressThatCannotBeReadIsABadRequestAndNoFailureOfOurs(String address, CapturedOutput output)
            throws IOException {
        Visitor reviewer = new Visitor(port);
        reviewer.signIn(TestAccounts.staff(people, StaffRole.ICT_REVIEWER).username(), TestAccounts.PASSWORD);
        String session = reviewer.cookie("session").orElseThrow();
        String answer = raw("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nCookie: session=" + session
                + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + (address.endsWith("page=") ? "200" : "400"));
        assertThat(output.getAll()).doesNotContain("\"ERROR\"", "  at ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?a=[b", "/%00", "/a\\b"})
    void whatTheServerItselfRefusesIsAnsweredWithoutNamingIt(String address) throws IOException {
        assertMinimal(raw("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void aHeaderThatIsTooLongIsAnsweredWithoutNamingTheServer() throws IOException {
        assertMinimal(raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(40_000) + "\r\n\r\n"));
    }

    @Test
    void evenARequestThatTheServerRefusesHasANumber() throws IOException {
        String answer = raw("TRACE /api/v1/nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 405")
                .containsPattern("\"requestId\":\"[0-9a-f]{16}\"")
                .contains("\"instance\":\"/api/v1/nothing\"");
    }

    @Test
    void aFileSentAsAFormsPartIsNotTaken() {
        var answer = new Visitor(port)
                .send(
                        "/api/v1/taking",
                        request -> request.header("Content-Type", "multipart/form-data; boundary=x")
                                .POST(
                                        BodyPublishers.ofString(
                                                "--x\r\nContent-Disposition: form-data; name=\"log\"; filename=\"x\"\r\n\r\nline\r\n--x--\r\n")));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new Visitor(port).postAsIs("/api/v1/taking", Map.of()).body())
                .isEqualTo("taken");
    }

    private static void assertMinimal(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("<h1>That request could not be read</h1>", "Content-Security-Policy: default-src 'none'")
                .contains("X-Content-Type-Options: nosniff")
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContain("Exception", "HTTP Status");
    }

    private HttpResponse<String> form(String body) {
        return new Visitor(port)
                .send(
                        "/sign-in",
                        request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body)));
    }

    /// Sent as it stands, since Java's client refuses to send what is wrong.
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
