package org.carrel.people.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// In the order of a new installation's first hour, on a database of its own.
@CarrelTest
@TestPropertySource(properties = {"carrel.setup.offered=true", "carrel.web.address=https://library.example.org"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith({OutputCaptureExtension.class, Windows.class})
class SetupTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Setup setup;

    @Autowired
    private SetupInvitation invitation;

    @Autowired
    private People people;

    @Test
    @Order(1)
    void withoutAnyAccountStandardOutputNamesTheLink(CapturedOutput output) {
        invitation.invite();
        assertThat(output.getOut()).containsPattern("https://library\\.example\\.org/setup\\?code=[\\w-]{32}");
    }

    @Test
    @Order(2)
    void aWrongOrOlderCodeOpensNothing() {
        String older = setup.offer();
        setup.offer();
        Visitor visitor = new Visitor(port);
        assertThat(visitor.get("/setup?code=" + older).statusCode()).isEqualTo(410);
        assertThat(visitor.get("/setup").statusCode()).isEqualTo(410);
        assertThat(visitor.post("/setup", form(older, TestAccounts.PASSWORD)).statusCode())
                .isEqualTo(410);
        assertThat(people.hasAccounts()).isFalse();
    }

    @Test
    @Order(3)
    void aRefusedPasswordDoesNotUseUpTheLink() {
        String code = setup.offer();
        Visitor visitor = new Visitor(port);
        var answer = visitor.post("/setup", form(code, "short"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("at least 15 characters", "value=\"m.okafor\"");
        assertThat(visitor.get("/setup?code=" + code).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    @Order(3)
    void theSetupPageIsSound(Look look, Windows windows) {
        Window window = windows.open(look);
        window.goTo("/setup?code=" + setup.offer());
        window.check("setup");
    }

    @Test
    @Order(4)
    void theLinkMakesTheFirstSystemsLibrarianOnce() {
        String code = setup.offer();
        Visitor visitor = new Visitor(port);
        assertThat(visitor.post("/setup", form(code, TestAccounts.PASSWORD))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/sign-in");
        assertThat(visitor.post("/setup", form(code, TestAccounts.PASSWORD)).statusCode())
                .isEqualTo(410);
        visitor.signIn("m.okafor", TestAccounts.PASSWORD);
        assertThat(visitor.get("/account").body()).contains("Mary Okafor", "Systems librarian");
    }

    @Test
    @Order(5)
    void onceThereIsAnAccountNoCodeWorksAndNoneIsOffered(CapturedOutput output) {
        String code = setup.offer();
        assertThat(new Visitor(port).get("/setup?code=" + code).statusCode()).isEqualTo(410);
        int before = output.getOut().length();
        invitation.invite();
        assertThat(output.getOut().substring(before)).doesNotContain("/setup?code=");
    }

    private static Map<String, String> form(String code, String password) {
        Map<String, String> form = new HashMap<>();
        form.put("code", code);
        form.put("name", "Mary Okafor");
        form.put("username", "m.okafor");
        form.put("password", password);
        form.put("repeated", password);
        return form;
    }
}
