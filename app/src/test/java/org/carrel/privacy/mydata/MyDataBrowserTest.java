package org.carrel.privacy.mydata;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/// From signing in to a copy of everything.
@CarrelTest
@ExtendWith(Windows.class)
class MyDataBrowserTest {

    @TempDir
    private Path folder;

    @Autowired
    private People people;

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void inThreeClicksFromSigningInToACopyOfEverything(Look look, Windows windows) throws IOException {
        String username = TestAccounts.newUsername();
        people.createAccount(NewAccount.of(
                people.enter("Harriet Vane", Set.of(UserGroup.STUDENT, UserGroup.ALUMNUS), "harriet@example.org"),
                username,
                TestAccounts.PASSWORD,
                Set.of()));
        Window window = windows.open(look).signIn(username, TestAccounts.PASSWORD);
        Page page = window.page();

        link(page, "See what is held about you");
        window.check("my-data");
        assertThat(page.locator("main").innerText())
                .contains("harriet@example.org", "Harriet Vane", "Held, and not shown");
        page.locator("main details summary").first().click();
        assertThat(page.locator("main details").first().innerText())
                .contains("our agreement with you", "12 months after");
        window.check("my-data-open");

        Download copy = page.waitForDownload(() -> link(page, "Download a copy of everything"));
        assertThat(copy.suggestedFilename()).startsWith("my-data-").endsWith(".zip");
        assertThat(Files.size(copy.path())).isGreaterThan(1000);
        page.navigate(readable(copy.path()).toUri().toString());
        assertThat(page.locator("nav").innerText()).contains("Contact details (2)", "Password");
        window.check("my-data-copy");
    }

    /// The page in the zip, by itself in a folder.
    private Path readable(Path zip) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("accessMode", "readOnly"))) {
            return Files.writeString(folder.resolve("my-data.html"), Files.readString(files.getPath("my-data.html")));
        }
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
    }
}
