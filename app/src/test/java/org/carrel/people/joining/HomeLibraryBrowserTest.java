package org.carrel.people.joining;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.carrel.CarrelTest;
import org.carrel.Mails;
import org.carrel.TestAccounts;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.privacy.DueLetters;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// Somebody from another university applies, and its library answers.
@CarrelTest
@TestPropertySource(properties = "carrel.context=HomeLibraryBrowserTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ExtendWith(Windows.class)
class HomeLibraryBrowserTest {

    private static final Mails MAILS = new Mails();
    private static int visitors;

    @Autowired
    private People people;

    @Autowired
    private List<DueLetters> letters;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        MAILS.addTo(properties);
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void theLibraryAtHomeAnswersByItsLink(Look look, Windows windows) {
        visitors++;
        String library = "library" + visitors + "@other.example";
        String mail = "visitor" + visitors + "@home.example";
        String librarian = TestAccounts.staff(people, StaffRole.LIBRARIAN).username();
        Window desk = windows.open(look).signIn(librarian, TestAccounts.PASSWORD);
        Page page = desk.goTo("/people/institutions");
        page.getByLabel("University", new Page.GetByLabelOptions().setExact(true))
                .fill("Harbour University " + visitors);
        page.getByLabel("Mail address of its library").fill(library);
        desk.press("Save");
        desk.check("institutions");
        Window visitor = windows.open(look);
        Page form = visitor.goTo("/join/sconul_visitor");
        form.getByLabel("Name").fill("Wilfred Visitor " + visitors);
        form.getByLabel("Mail address").fill(mail);
        form.getByLabel("Your university")
                .selectOption(
                        new com.microsoft.playwright.options.SelectOption().setLabel("Harbour University " + visitors));
        visitor.check("join-sconul");
        visitor.press("Apply");
        letters.forEach(DueLetters::sendWhatIsDue);
        visitor.goTo(MAILS.link(mail));
        visitor.press("Confirm it");
        letters.forEach(DueLetters::sendWhatIsDue);
        Window home = windows.open(look);
        Page asked = home.goTo(MAILS.link(library));
        home.check("home");
        asked.getByLabel("B: part-time").check();
        asked.getByLabel("Until").fill("2027-06-30");
        home.press("Yes, they may come");
        assertThat(asked.locator("main").innerText()).contains("Your answer has arrived");
        home.check("home-answered");
        desk.goTo("/people/applications");
        page.locator("main").getByText("Wilfred Visitor " + visitors).click();
        assertThat(page.locator("main").innerText()).contains("B: part-time", "30 June 2027");
        desk.check("application-sconul");
    }
}
