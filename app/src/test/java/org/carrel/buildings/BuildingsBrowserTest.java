package org.carrel.buildings;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Every page of the module, as everybody and as staff.
@CarrelTest
@Import(CardsForTests.class)
@TestPropertySource(properties = "carrel.context=BuildingsBrowserTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ExtendWith(Windows.class)
class BuildingsBrowserTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Premises premises;

    @Autowired
    private People people;

    @Autowired
    private CardsForTests cards;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void everybodySeesHowFullItIsAndWhenToCome(Look look, Windows windows) {
        GateForTests gate = GateForTests.open(jdbc, premises, port, 20);
        for (int i = 0; i < 11; i++) {
            gate.in(cards.card(UserGroup.STUDENT));
        }
        usual(gate.building);
        Window window = windows.open(look);
        Page page = window.goTo("/buildings");
        assertThat(page.locator("main").innerText()).contains("Library " + gate.building, "Open", "About 10 people");
        window.check("buildings");
        window.goTo("/buildings/" + gate.building);
        assertThat(page.locator("main").innerText()).contains("Best time to come", "Opening hours", "Monday");
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText("figures"))
                .click();
        assertThat(page.locator("#hours-table tbody tr").count()).isGreaterThan(20);
        window.check("building");
    }

    /// A week ago, by the hour: as many as the hour's number times three.
    private void usual(String building) {
        Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(7));
        for (int hour = -1; hour < 26; hour++) {
            jdbc.sql("INSERT INTO buildings.hour_level (building_code, hour, most) VALUES (?, ?, ?)"
                            + " ON CONFLICT DO NOTHING")
                    .param(building)
                    .param(day.plus(Duration.ofHours(hour)).atOffset(ZoneOffset.UTC))
                    .param(3 * Math.max(hour, 0))
                    .update();
        }
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aSystemsLibrarianSetsUpABuildingAndItsGate(Look look, Windows windows) {
        TestAccount systems = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        String code = "n" + UUID.randomUUID().toString().substring(0, 8);
        Window window = windows.open(look).signIn(systems.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/doors/settings/new");
        window.check("building-new");
        page.getByLabel("Code").fill(code);
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("New Library");
        page.getByLabel("Campus").fill("South, by the river");
        page.getByLabel("Hours", new Page.GetByLabelOptions().setExact(true)).fill("mon-fri 8 to 10");
        button(page, "Save");
        assertThat(page.locator("p[role=alert]").innerText()).contains("Line 1", "mon-fri 8 to 10");
        assertThat(page.getByLabel("Campus").inputValue()).isEqualTo("South, by the river");
        window.check("building-refused");
        page.getByLabel("Hours", new Page.GetByLabelOptions().setExact(true)).fill("term mon-fri 08:00-22:00");
        button(page, "Save");
        assertThat(page.locator("main").innerText()).contains("New Library");
        page.getByLabel("Terms and exams")
                .fill("term 2026-10-03 2026-12-11 Autumn term\nexams 2027-13-01 2027-05-28 X");
        button(page, "Save");
        assertThat(page.locator("p[role=alert]").innerText()).contains("Line 2 of the terms");
        page.getByLabel("Terms and exams").fill("term 2026-10-03 2026-12-11 Autumn term");
        button(page, "Save");
        page.locator("#building").selectOption(code);
        page.getByLabel("Name of the gate").fill("North door " + code);
        page.locator("#gate-code").fill(code + "-north");
        button(page, "Add the gate");
        window.check("settings");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New token North door " + code))
                .click();
        assertThat(page.locator("#token").innerText()).startsWith("gate-");
        window.check("token");
        window.goTo("/doors/settings/" + code);
        assertThat(page.locator("#hours").inputValue()).isEqualTo("term mon-fri 08:00-22:00");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void theDeskLetsSomebodyInTriesAGateAndEvacuates(Look look, Windows windows) {
        GateForTests gate = GateForTests.open(jdbc, premises, port, 20);
        String card = cards.card(UserGroup.STUDENT);
        gate.in(card);
        TestAccount desk = TestAccounts.staff(people, StaffRole.DESK);
        Window window = windows.open(look).signIn(desk.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/doors");
        assertThat(page.locator("#live").innerText()).contains("Library " + gate.building);
        window.check("doors");
        window.goTo("/doors/overrides?building=" + gate.building);
        page.getByLabel("Card or library number").fill("0400");
        page.getByLabel("Reason").fill("Forgot the card at home");
        button(page, "Let them in");
        assertThat(page.locator("p[role=alert]").innerText()).contains("Nobody has this card");
        assertThat(page.getByLabel("Reason").inputValue()).isEqualTo("Forgot the card at home");
        page.getByLabel("Card or library number").fill(card);
        button(page, "Let them in");
        assertThat(page.locator("p[role=status]").innerText()).contains("opens once");
        window.check("let-in");
        window.goTo("/doors/simulator");
        page.locator("#gate").selectOption(gate.gate);
        page.getByLabel("Card or library number").fill("0400");
        button(page, "Try it");
        assertThat(page.locator("#answer").innerText()).contains("stays shut", "unknown_card");
        window.check("simulator");
        window.goTo("/doors/evacuations?building=" + gate.building);
        page.getByLabel("What happened").fill("Smoke on the second floor");
        button(page, "Begin the evacuation");
        assertThat(page.locator("main").innerText()).contains("Rowan Ashdown");
        window.check("evacuation");
        button(page, "End the evacuation");
        assertThat(page.locator("main").innerText()).contains("It is over").doesNotContain("Rowan Ashdown");
        window.check("evacuation-over");
        window.goTo("/doors/evacuations");
        window.check("evacuations");
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
