package org.carrel.people.joining;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.carrel.CarrelTest;
import org.carrel.Mails;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
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

/// An NHS nurse joins by the form, is identified at the desk, signs in and sees her account.
@CarrelTest
@TestPropertySource(properties = "carrel.context=JoiningBrowserTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ExtendWith(Windows.class)
class JoiningBrowserTest {

    private static final Mails MAILS = new Mails();
    private static int nurses;

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
    void aNurseJoinsIsIdentifiedSignsInAndSeesHerAccount(Look look, Windows windows) {
        String name = "Florence O\u2019Brien-Okafor the " + ++nurses + ".";
        String mail = "nurse" + nurses + "@trust.example";
        Window nurse = windows.open(look);
        Page page = nurse.goTo("/");
        page.locator("main").getByText("Join the library").click();
        nurse.check("join");
        page.locator("main").getByText("NHS trust staff").click();
        page.getByLabel("Name").fill(name);
        page.getByLabel("Mail address").fill(mail);
        page.getByLabel("Job title").fill("Staff nurse");
        page.getByLabel("Date of birth").fill("1991-04-05");
        page.getByLabel("Telephone").fill("call me");
        nurse.press("Apply");
        assertThat(page.locator("p[role=alert]").innerText()).contains("telephone number");
        assertThat(page.getByLabel("Job title").inputValue())
                .as("nothing typed is lost")
                .isEqualTo("Staff nurse");
        nurse.check("join-form");
        page.getByLabel("Telephone").fill("");
        nurse.press("Apply");
        assertThat(page.locator("h1").innerText()).isEqualTo("Look at your mail");
        nurse.check("join-received");
        letters.forEach(DueLetters::sendWhatIsDue);
        nurse.goTo(MAILS.link(mail));
        nurse.check("join-confirm");
        nurse.press("Confirm it");
        assertThat(page.locator("main").innerText()).contains("Your application is with the desk");
        nurse.check("join-confirmed");

        identify(look, windows, name);

        letters.forEach(DueLetters::sendWhatIsDue);
        nurse.goTo(MAILS.link(mail));
        String number = page.getByLabel("User name").inputValue();
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(TestAccounts.PASSWORD);
        page.getByLabel("Password again").fill(TestAccounts.PASSWORD);
        nurse.check("join-password");
        nurse.press("Save the password");
        nurse.signIn(number, TestAccounts.PASSWORD);
        assertThat(nurse.goTo("/account").locator("main").innerText()).contains(name, "NHS trust staff");
        nurse.check("join-account");
        assertThat(nurse.goTo("/my-data").locator("main").innerText()).contains("1991-04-05", "Passport".toLowerCase());
        nurse.goTo("/join/confirm?code=used");
        nurse.press("Confirm it");
        assertThat(page.locator("h1").innerText()).isEqualTo("This link no longer works");
    }

    private void identify(Look look, Windows windows, String name) {
        TestAccount staff = TestAccounts.staff(people, StaffRole.DESK);
        Window desk = windows.open(look).signIn(staff.username(), TestAccounts.PASSWORD);
        Page page = desk.goTo("/people/applications");
        desk.check("applications");
        page.locator("main").getByText(name).click();
        assertThat(page.locator("main").innerText()).contains("Staff nurse", "5 April 1991");
        desk.check("application");
        page.getByLabel("Which document did they show?").selectOption("passport");
        page.getByLabel("What shows that they work for the trust?").selectOption("nhs_card");
        page.getByLabel("Card", new Page.GetByLabelOptions().setExact(true)).fill("04:a2:f1:" + nurses);
        desk.press("Accept");
        assertThat(page.locator("p[role=status]").innerText()).contains("Accepted.");
        desk.check("application-accepted");
        desk.goTo("/people/applications/new");
        desk.check("applications-new");
        desk.goTo("/people/applications/new?kind=alumnus");
        desk.check("applications-enter");
    }
}
