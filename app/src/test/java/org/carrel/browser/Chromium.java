package org.carrel.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The one browser of a test run. It is the system's own: nothing is downloaded.
final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    static Browser browser() {
        return Running.BROWSER;
    }

    /// One that keeps the pages left as they stood, to go back to, as browsers do for people and not for tests.
    static Browser remembering() {
        return Remembering.BROWSER;
    }

    private static Path executable() {
        Stream<Path> folders = Stream.concat(
                Stream.of(Path.of("/usr/bin")),
                Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .map(Path::of));
        return folders.flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(
                                "Browser tests need Chromium: install it (Debian: apt-get install chromium), then run them again"));
    }

    private static Browser start(List<String> withoutDefaults) {
        return Driver.PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setHeadless(true)
                        .setIgnoreDefaultArgs(withoutDefaults)
                        .setArgs(QUIET));
    }

    private static final class Driver {

        private static final Playwright PLAYWRIGHT = start();

        private static Playwright start() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return playwright;
        }
    }

    private static final class Running {
        private static final Browser BROWSER = start(List.of());
    }

    private static final class Remembering {
        private static final Browser BROWSER = start(List.of("--disable-back-forward-cache"));
    }
}
