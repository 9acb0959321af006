package org.carrel;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.carrel.privacy.PrintedNotice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The privacy notice without a server: checked, printed, compared, written in other formats.
@Command(
        name = "notice",
        description = "Checks the privacy notice, and writes it for people and for machines. Needs no database.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class NoticeCommand {

    private static final int SUBSTANTIAL = 3;

    @Option(
            names = "--own",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "The library's own file (default: what CARREL_PRIVACY_NOTICEFILE names).")
    private @Nullable String own;

    private PrintedNotice read() {
        String file = own != null
                ? own
                : Optional.ofNullable(System.getenv("CARREL_PRIVACY_NOTICEFILE"))
                        .orElse("");
        try {
            return PrintedNotice.read(file);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
    }

    @Command(description = "Says whether the notice is sound, and its version.", mixinStandardHelpOptions = true)
    int check(@Option(names = "--out", description = "Write it there in canonical form.") @Nullable Path out)
            throws IOException {
        PrintedNotice notice = read();
        if (out != null) {
            Files.writeString(out, notice.canonical() + "\n");
        }
        say("The notice is sound. " + notice.summary());
        return 0;
    }

    @Command(
            description =
                    "Prints it in canonical form: to keep, to compare, or for an officer to sign before an upgrade.",
            mixinStandardHelpOptions = true)
    int print() {
        say(read().canonical());
        return 0;
    }

    @Command(description = "Prints the public page as HTML.", mixinStandardHelpOptions = true)
    int page() {
        say(read().page());
        return 0;
    }

    @Command(
            description = {
                "Says what changed since an older version.",
                "Exit code 0 when nothing needs a decision, " + SUBSTANTIAL + " when something does."
            },
            mixinStandardHelpOptions = true)
    int diff(
            @Parameters(paramLabel = "OLD", description = "What `notice print` wrote, or an older carrel.jar.")
                    Path old)
            throws IOException {
        PrintedNotice.Changes changes = changes(old);
        if (changes.substantial().isEmpty() && changes.others().isEmpty()) {
            say("Nothing changed.");
        }
        if (!changes.substantial().isEmpty()) {
            say("These need a decision before the new notice is used: an officer finds them compatible with what people"
                    + " were told, or people are told.");
        }
        changes.substantial().forEach(sentence -> say("  ! " + sentence));
        changes.others().forEach(sentence -> say("  - " + sentence));
        return changes.substantial().isEmpty() ? 0 : SUBSTANTIAL;
    }

    private PrintedNotice.Changes changes(Path old) throws IOException {
        if (!Files.isReadable(old)) {
            throw new StartRefused(
                    old + " cannot be read: name a file that `carrel notice print` wrote, or a carrel.jar");
        }
        try {
            return read().since(old);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
    }

    @Command(description = "Prints it in the Transparency Information Language.", mixinStandardHelpOptions = true)
    int tilt() {
        say(read().tilt());
        return 0;
    }

    @Command(
            description = "Prints it as JSON-LD in the words of the W3C Data Privacy Vocabulary.",
            mixinStandardHelpOptions = true)
    int dpv() {
        say(read().dpv());
        return 0;
    }

    @Command(
            description = "Prints the record of processing activities (UK GDPR Art. 30) as CSV.",
            mixinStandardHelpOptions = true)
    int ropa() {
        say(read().record());
        return 0;
    }

    private static void say(String text) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(text.stripTrailing());
    }
}
