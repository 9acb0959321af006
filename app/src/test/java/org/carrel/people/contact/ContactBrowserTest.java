package org.carrel.people.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Set;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.AccountCreation;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/// A reader corrects where they are reached, at once and alone.
@CarrelTest
@ExtendWith(Windows.class)
class ContactBrowserTest {

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    private static int readers;

    private PersonId reader(String username) {
        PersonId person = people.enter("Ada Reader", Set.of(UserGroup.STUDENT), "ada@university.example");
        assertThat(people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of())))
                .isInstanceOf(AccountCreation.Created.class);
        return person;
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void whatAReaderCorrectsCountsAtOnceAndForThemAlone(Look look, Windows windows) {
        String username = "contact" + ++readers;
        PersonId person = reader(username);
        PersonId other = reader("other" + username);
        Window window = windows.open(look).signIn(username, TestAccounts.PASSWORD);
        Page page = window.goTo("/account");
        page.getByText("Change where you are reached").click();
        assertThat(page.locator("#given").inputValue()).isEqualTo("ada@university.example");
        page.fill("#own", "ada@home.example");
        page.fill("#phone", "020 7946 0018");
        page.fill("#address", "1 High Street\nTown");
        page.fill("#password", "not the password of hers");
        page.click("text=Save");
        assertThat(page.locator(".notice-problem").innerText())
                .isEqualTo("That is not your password. Nothing was changed.");
        assertThat(page.locator("#own").inputValue())
                .as("nothing typed is lost")
                .isEqualTo("ada@home.example");
        window.check("contact-refused");
        page.fill("#password", TestAccounts.PASSWORD);
        page.click("text=Save");
        assertThat(page.locator("p.notice[role=status]").innerText()).contains("Saved");
        window.check("contact");
        page = window.goTo("/my-data");
        assertThat(page.locator("section[aria-labelledby=held-contact]").innerText())
                .contains("ada@home.example", "020 7946 0018", "High Street");
        assertThat(mailToSecure(person))
                .as("a thief cannot turn these letters away")
                .isEqualTo("ada@university.example");
        Window theirs = windows.open(look).signIn("other" + username, TestAccounts.PASSWORD);
        assertThat(theirs.goTo("/account/contact").locator("#own").inputValue()).isEmpty();
        assertThat(mailToSecure(other)).isEqualTo("ada@university.example");
    }

    private String mailToSecure(PersonId person) {
        return String.valueOf(purposes.in(
                new Purpose("administer_accounts"),
                () -> people.byId(person).orElseThrow().email()));
    }
}
