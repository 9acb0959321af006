package org.carrel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One browser window with cookies of its own. It remembers everything the browser complained of: errors in scripts,
/// refusals by the Content-Security-Policy, files that did not load.
public final class Window {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final int HEIGHT = 844;

    /// What is waited for before a test fails: as long as a machine with too much to do may take, for no test measures
    /// time.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String site;
    private final Look look;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Window(String site, Look look, boolean scripts) {
        this(Chromium.browser(), site, look, scripts);
    }

    Window(Browser browser, String site, Look look, boolean scripts) {
        this.site = site;
        this.look = look;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setViewportSize(look.width(), HEIGHT)
                // A page that still glides to its anchor takes a press for the place where a button was.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(scripts)
                .setLocale("en-GB"));
        this.context.setDefaultTimeout(PATIENCE.toMillis());
        this.page = context.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(error -> complaints.add("script error: " + error));
        page.onResponse(this::listen);
    }

    public Page page() {
        return page;
    }

    /// Opens a page that must be there.
    public Page goTo(String path) {
        return goTo(path, 200);
    }

    public Page goTo(String path, int status) {
        @Nullable Response response = page.navigate(site + path);
        assertThat(response).as(path).isNotNull();
        assertThat(response.status()).as(path).isEqualTo(status);
        return page;
    }

    /// Presses the button of this name, the first in the page's main part.
    public void press(String name) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    /// By the form, as a person does it.
    public Window signIn(String username, String password) {
        goTo("/sign-in");
        page.getByLabel("User name").fill(username);
        page.getByLabel("Password").fill(password);
        page.locator("main form button").click();
        assertThat(page.url()).as("where signing in leads").doesNotContain("/sign-in");
        return this;
    }

    /// The page as it stands has no fault that axe finds, fits the window's width, and drew no complaint.
    ///
    /// @param name for its picture, taken when the environment names a folder in `CARREL_SCREENSHOTS`
    public void check(String name) {
        String folder = System.getenv("CARREL_SCREENSHOTS");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(folder, name + "-" + look + ".png")));
        }
        assertThat(found().stream().map(Window::sentence))
                .as("accessibility of %s, %s", name, look)
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("pixels by which %s is too wide, %s", name, look)
                .isInstanceOfSatisfying(
                        Number.class, over -> assertThat(over.doubleValue()).isLessThanOrEqualTo(0));
        requireNoComplaints();
    }

    /// In axe's mode without a page of its own for the outcome: that page took two thirds of the time, and only serves
    /// pages with frames, of which there are none.
    private List<Rule> found() {
        return new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(RULES)
                .analyze()
                .getViolations();
    }

    void requireNoComplaints() {
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    void close() {
        context.close();
    }

    private void listen(ConsoleMessage message) {
        // A page that answers 404 is reported as a resource that failed; its status is asserted where it is opened.
        boolean aboutThePageItself = message.text().startsWith("Failed to load resource")
                && Optional.ofNullable(message.location()).orElse("").startsWith(page.url());
        if ((message.type().equals("error") || message.type().equals("warning")) && !aboutThePageItself) {
            complaints.add(message.type() + ": " + message.text());
        }
    }

    private void listen(Response response) {
        if (response.status() >= 400 && !response.request().isNavigationRequest()) {
            complaints.add(response.status() + " for " + response.url());
        }
    }

    private static String sentence(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
