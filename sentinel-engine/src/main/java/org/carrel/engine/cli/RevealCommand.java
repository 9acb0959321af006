package org.carrel.engine.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.carrel.engine.tokens.Epochs;
import org.carrel.engine.tokens.KeyProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "reveal",
        header = "Turns tokens back into account names, with the key that made them.",
        description = {
            "",
            "Prints CSV: token,account. Account names come as they were made comparable: in lower case.",
            "Tokens are taken from the command line, or one a line from standard input.",
            ""
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a fault in Carrel itself",
            "2:the command line makes no sense",
            "3:some token could not be turned back; the others were",
            "6:the keystore could not be opened"
        })
final class RevealCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    @Option(
            names = "--key",
            paramLabel = "KEYSTORE",
            description = "The keystore the scan used. Default: ~/.config/carrel/keys.p12.")
    private @Nullable Path key;

    @Parameters(paramLabel = "TOKEN", arity = "0..*", description = "Tokens; none to read them from standard input.")
    private List<String> tokens = new ArrayList<>();

    RevealCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Refusal {
        Epochs accounts = new Keystore(desk, key).openAll();
        desk.out().println("token,account");
        int exit = Exit.DONE;
        if (!tokens.isEmpty()) {
            for (String token : tokens) {
                exit = Math.max(exit, reveal(accounts, token));
            }
        } else {
            exit = revealFromInput(accounts);
        }
        desk.out().flush();
        return exit;
    }

    private int revealFromInput(Epochs accounts) throws Refusal {
        int exit = Exit.DONE;
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(desk.in(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    exit = Math.max(exit, reveal(accounts, line.strip()));
                }
            }
        } catch (IOException broken) {
            throw new Refusal(Exit.SOME_UNREAD, "standard input broke off: give the tokens again.");
        }
        return exit;
    }

    private int reveal(Epochs accounts, String token) {
        try {
            String account = accounts.reveal(token);
            desk.out().println(cell(token) + "," + cell(account));
            return Exit.DONE;
        } catch (KeyProblem problem) {
            desk.say(shown(token) + ": " + problem.sentence());
            return Exit.SOME_UNREAD;
        }
    }

    /// What was given may be anything: shown short and without control characters.
    private static String shown(String token) {
        String clean = token.replaceAll("[^\\x21-\\x7e]", "?");
        return clean.length() <= 24 ? clean : clean.substring(0, 24) + "…";
    }

    private static String cell(String value) {
        return value.matches("(?s).*[\",\r\n].*|\\s.*|.*\\s") ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
