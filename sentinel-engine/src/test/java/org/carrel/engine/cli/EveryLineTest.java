package org.carrel.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every line of a log is in one of the figures that a scan prints.
class EveryLineTest {
    private static final String SIGN_IN = "POST https://login.proxy.example.edu/login";
    private static final String PAGE = "GET https://www.example.com/a";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final StringBuilder log = new StringBuilder();

    private void line(String name, int minute, String request) {
        log.append(String.format(
                "192.0.2.7 - %s [02/Feb/2026:%02d:%02d:%02d +0000] \"%s HTTP/1.1\" 200 900%n",
                name, 8 + minute / 60, minute % 60, log.length() % 60, request));
    }

    private String hard() throws IOException {
        for (int i = 0; i < 7; i++) {
            line("made-up" + i % 3, i, SIGN_IN);
        }
        for (int i = 0; i < 200; i++) {
            line("reader" + i % 5, 10 + i, PAGE + i);
        }
        // sleeper is known from the day before: refused first, in use later, then refused again
        for (int i = 0; i < 4; i++) {
            line("sleeper", 220 + i, SIGN_IN);
        }
        line("sleeper", 230, PAGE);
        line("sleeper", 231, SIGN_IN);
        line("stranger", 232, SIGN_IN);
        line("-", 233, PAGE);
        log.append("cut short\n");
        line("reader1", 240, PAGE + "twice");
        log.append(log.substring(log.lastIndexOf("\n", log.length() - 2) + 1));
        line("reader1", 20, PAGE + "late");
        log.insert(0, "192.0.2.7 - sleeper [01/Feb/2026:08:00:00 +0000] \"" + PAGE + " HTTP/1.1\" 200 900\n");
        return Files.writeString(folder.resolve("hard.log"), log).toString();
    }

    private static long figure(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        long sum = 0;
        while (found.find()) {
            sum += Long.parseLong(found.group(1));
        }
        return sum;
    }

    private static void everyLineIsIn(String out) {
        String text = out.replaceAll("\\s+", " ");
        assertThat(figure(text, "(\\d+) refused sign-ins of accounts not in use"))
                .isEqualTo(8);
        assertThat(figure(text, "(\\d+) repeated")).isOne();
        assertThat(figure(text, "(\\d+) skipped")).isEqualTo(2);
        assertThat(figure(text, "(\\d+) lines: "))
                .isEqualTo(
                        figure(
                                text,
                                "(\\d+) (?:scored|repeated|skipped|more than an hour|refused sign-ins of accounts not in use)"));
    }

    @Test
    void aScanAccountsForEveryLine() throws IOException {
        everyLineIsIn(Run.of(folder, "scan", hard()).out());
    }

    @Test
    void aScanThatGoesOnAccountsForEveryLine() throws IOException {
        String state = folder.resolve("state").toString();

        everyLineIsIn(Run.of(folder, "scan", "--state", state, hard()).out());
    }

    @Test
    void refusalsOutliveTheRunThatReadThem() throws IOException {
        String state = folder.resolve("state").toString();
        String log = hard();
        Run.of(folder, "scan", "--state", state, log);

        String again = Run.of(folder, "scan", "--state", state, log).out().replaceAll("\\s+", " ");

        assertThat(figure(again, "(\\d+) refused sign-ins of accounts not in use"))
                .isEqualTo(8);
    }
}
