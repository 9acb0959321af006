package org.carrel.engine.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.carrel.engine.tokens.Epochs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rotate",
        header = "Begins a new epoch of account tokens, or destroys the key of an old one.",
        description = {
            "",
            "From now on scans make tokens of the new epoch. The old epoch's key stays, so that its tokens can still be"
                    + " turned back and histories carried over, until it is destroyed: after that nobody can turn its"
                    + " tokens back. Copies of the keystore are yours to destroy.",
            ""
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a fault in Carrel itself",
            "2:the command line makes no sense",
            "6:the keystore could not be opened or written, or has no such epoch"
        })
final class RotateCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = Integer.MAX_VALUE,
            description = "Shows this.")
    private boolean help;

    @Option(
            names = "--key",
            paramLabel = "KEYSTORE",
            description = "The keystore, or the .properties file that describes a key device."
                    + " Default: ~/.config/carrel/keys.p12.")
    private @Nullable Path key;

    @Option(
            names = "--destroy",
            paramLabel = "OLD",
            description = "Destroys the key of this epoch, and begins no new one.")
    private @Nullable Integer destroyed;

    RotateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Refusal {
        Keystore keystore = new Keystore(desk, key);
        Epochs epochs = destroyed == null ? keystore.rotate() : keystore.destroy(destroyed);
        String kept = epochs.keys().stream()
                .map(keys -> Integer.toString(keys.epoch()))
                .collect(Collectors.joining(", "));
        desk.out().println("Tokens are made in epoch " + epochs.current().epoch() + "; keys kept for: " + kept + ".");
        desk.out().flush();
        return Exit.DONE;
    }
}
